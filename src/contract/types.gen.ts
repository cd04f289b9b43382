// Made by `npm run contract`; changes here are lost.
export interface paths {
    "/api/alarms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Money that does not fit, newest first */
        get: operations["listAlarms"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/artisans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Artisans and candidates of the asker's grids, the longest waiting first. */
        get: operations["listArtisans"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/artisans/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One artisan, for staff of the grid, who nominated and the artisan. */
        get: operations["getArtisan"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/artisans/{id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A second staff member, neither who nominated nor who checked, lets the person in. */
        post: operations["approveArtisan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/artisans/{id}/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A staff member who did not nominate records the phone call, the visit and the papers. */
        post: operations["checkArtisan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/artisans/{id}/leave": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The artisan leaves; their listings are retired. */
        post: operations["leaveMarket"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/artisans/{id}/number": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The number that an artisan at work lets residents call before they book. */
        get: operations["getArtisanNumber"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/artisans/{id}/papers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Staff has seen papers of an artisan, for the first time or again; they count from now on. */
        post: operations["recordPapers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/artisans/{id}/phone": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The full phone number for a reason; leaves an audit row. */
        post: operations["revealArtisanPhone"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/artisans/{id}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Staff turns a candidate down with a reason. */
        post: operations["rejectArtisan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/artisans/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Staff restores a suspended artisan; what the suspension took off the shelf comes back. */
        post: operations["restoreArtisan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/artisans/{id}/reviews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What residents have written about an artisan or another provider, last published first, and the average. */
        get: operations["listArtisanReviews"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/artisans/{id}/suspend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Staff suspends an artisan with a reason; what is live is taken off the shelf. */
        post: operations["suspendArtisan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was done in one's grids and who looked at personal data, newest first. */
        get: operations["listAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/audit/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The same rows as a file for spreadsheets, at most 50,000; the export is itself recorded. */
        get: operations["exportAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/code-sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Opens a session with a phone and its code; a new number becomes a new resident. */
        post: operations["signInByCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sends a sign-in code to a phone; the answer is the same for known and unknown numbers. */
        post: operations["requestCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/password-sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Opens a session for staff with their login and password. */
        post: operations["signInByPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/second-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Makes a session whole that waits for a code of the authenticator, or a recovery code. */
        post: operations["signInBySecondCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/wechat-phone-sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Opens a session for who came through the mini-program on this device, by the number of the button for it; a new number becomes a new resident. */
        post: operations["signInByWechatPhone"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/wechat-sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Opens a session for whom WeChat sent back, where their WeChat opens an account. */
        post: operations["signInByWechat"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/bill-findings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What bill and books say differently, the latest first */
        get: operations["listFindings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/bill-findings/{id}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Agree with what somebody else has said it is */
        post: operations["confirmFinding"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/bill-findings/{id}/propose": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say what it is; somebody else confirms it */
        post: operations["proposeFinding"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/bill-findings/{id}/reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** It is something else after all */
        post: operations["reopenFinding"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/bills": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the bills of each day came to, the latest first */
        get: operations["listBills"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/bills/{date}/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Read the bills of a day once more, and compare them with the books
         * @description Done by itself from half past ten of the next day on. Read twice it is the same.
         */
        post: operations["readBill"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/categories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The tree of what is offered, parents before their leaves, retired ones included; with If-None-Match 304 where nothing has changed. */
        get: operations["listCategories"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/category-suggestions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The categories that typed words may mean, whether anything of them can be got or not. */
        get: operations["suggestCategories"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/category-trees/{scope}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One tree of what is offered, as it is in force, with what a district says of its own. */
        get: operations["getCategoryTree"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/category-trees/{scope}/categories/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Says some fields of a category, or of a new one, in one tree. Holds on every server within a second. */
        put: operations["changeCategory"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/category-trees/{scope}/categories/{code}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What saying these fields would change, and what follows for the listings of today. Writes nothing. */
        post: operations["previewCategory"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/category-trees/{scope}/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was changed in one tree, by people and by files, the last first. */
        get: operations["listCategoryChanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/coverage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many residents have no bookable slot of each category within 7 days and within its tier. */
        get: operations["getCoverage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/coverage/ask": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Has a look at all micro-grids of one's districts taken anew, within seconds and beside everything else. */
        post: operations["askForCoverage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/coverage/gaps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Micro-grids and categories that cannot be had there. */
        get: operations["listGaps"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/coverage/gaps/{grid}/{category}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One category in one micro-grid, with who could offer it there and who has missed it. */
        get: operations["getGap"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/desk/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Orders, artisans and listings of one's grids by what somebody says on the phone; of each sort the first five. */
        get: operations["searchDesk"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/desk/waiting": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What waits for staff of one's grids, how much and since when, of each task in which one has a part. */
        get: operations["listWaiting"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/doubtful-texts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What people wrote that somebody should look at, in one state, the longest there first. */
        get: operations["listDoubtfulTexts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/doubtful-texts/{id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** It was meant well; what waited unseen is shown. */
        post: operations["approveText"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/doubtful-texts/{id}/hide": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Nobody but its writer reads it; only of texts that are public without being approved. */
        post: operations["hideText"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes a picture (JPEG, PNG or WebP by its content, at most 10 MB and 40 megapixels) and keeps it in three widths, without what the camera wrote into it. Until a thing has it, its owner alone sees it, and it is gone after a day. */
        post: operations["uploadFile"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/files/{id}/{width}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A picture in one of its widths; it never changes, and is answered with 304 where the asker has it already. One that may not be seen is missing. */
        get: operations["getFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/fund-spendings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was asked for out of the funds of my grids, the latest first */
        get: operations["listSpendings"];
        put?: never;
        /** Ask for money out of a community's fund; somebody else approves it */
        post: operations["proposeSpending"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/fund-spendings/{id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Agree with what somebody else asked for; it is spent where the fund still holds enough */
        post: operations["approveSpending"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/fund-spendings/{id}/refuse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Refuse what somebody else asked for */
        post: operations["refuseSpending"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/fund-spendings/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take back what I asked for */
        post: operations["withdrawSpending"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/funds/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The fund of the community in which a grid lies, with every line, the latest first */
        get: operations["getFund"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/funnel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far those came who were put forward. Staff see them by community, within one by who put them forward; a leader sees their own. */
        get: operations["listFunnel"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/funnel/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is behind one number, of a community or of somebody who put them forward, within one's rights. */
        get: operations["listFunnelPeople"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/grids": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Grids whose name, or the name of a grid above, holds every word; without words, all by code. */
        get: operations["searchGrids"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/grids/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One grid of any level. */
        get: operations["getGrid"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/grids/{code}/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What holds in a grid, each setting with where it was said and what it may be. */
        get: operations["listSettings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/grids/{code}/settings/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Says a setting otherwise for a grid and what lies below it. Holds at once. */
        put: operations["changeSetting"];
        post?: never;
        /** Takes back what a grid has said; what holds above it holds again. */
        delete: operations["removeSetting"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/grids/{code}/settings/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a grid itself has changed, the last first. */
        get: operations["listSettingChanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/grids/near": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The micro-grids around a point, the nearest first. The point is sent in the body, and kept nowhere. */
        post: operations["findNearGrids"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ledger/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Accounts and their balances, by name */
        get: operations["listLedgerAccounts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ledger/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The trial balance of a month and every line behind it as a file for spreadsheets, or the statement of an account; the export is itself recorded. */
        get: operations["exportLedger"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ledger/months/{month}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Close a month; what is booked for it from then on stands in the month that runs
         * @description Months are closed one after the other, a day after their end at the earliest. Closed again it is the same closing.
         */
        post: operations["closeMonth"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ledger/statement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What moved an account in a month, the earliest first */
        get: operations["getAccountStatement"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ledger/trial-balance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a month began with, what moved and what it ended with, by groups of accounts */
        get: operations["getTrialBalance"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/listing-sessions/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** It does not take place; whoever booked it gets all back. */
        post: operations["cancelSession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/listing-sessions/{id}/list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The host has gone through the list; who is not ticked did not come. */
        post: operations["keepSessionList"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/listing-sessions/{id}/move": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** It takes place at another time; everybody is told, and who cannot come gets all back for 48 hours. */
        post: operations["moveSession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/listings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Listings of the asker's grids, the longest waiting first. */
        get: operations["listListings"];
        put?: never;
        /** An artisan at work drafts an offer, their own or that of a shop which they are on duty for. */
        post: operations["createListing"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/listings/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One listing for its artisan and staff of its grid. */
        get: operations["getListing"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Changes what is no draft any more into a draft again; beside one on the shelf or paused the change waits for approval and replaces what waited. */
        patch: operations["updateListing"];
        trace?: never;
    };
    "/api/listings/{id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Staff of the grid who is not the owner puts it on the shelf; with If-Match only the version looked at. */
        post: operations["approveListing"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/listings/{id}/free-days": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** From which day to which one of it can be had, for someone at a place; null where it is nothing that is lent. */
        get: operations["getFreeDays"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/listings/{id}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The artisan takes it off the shelf for a while. */
        post: operations["pauseListing"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/listings/{id}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Staff sends it back with a reason; also takes down what is live. */
        post: operations["rejectListing"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/listings/{id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The artisan puts a paused listing back on the shelf. */
        post: operations["resumeListing"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/listings/{id}/retire": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The artisan ends it for good. */
        post: operations["retireListing"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/listings/{id}/revision/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The change that waits becomes what is offered; only as it was looked at. */
        post: operations["approveRevision"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/listings/{id}/revision/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Staff turns the change that waits down with a reason; the listing stays as it is. */
        post: operations["rejectRevision"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/listings/{id}/revision/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The artisan takes back a change that waits, or puts away one that was turned down. */
        post: operations["withdrawRevision"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/listings/{id}/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** When it takes place and how many seats are left, as far ahead as can be booked, for someone at a place. */
        get: operations["listSessions"];
        put?: never;
        /** Opens a session, or one a week at the same time; all of them or none. */
        post: operations["openSessions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/listings/{id}/sessions/all": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All sessions from two weeks ago on, for who runs them. */
        get: operations["listOwnSessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/listings/{id}/slots": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The free starts of a listing for someone at a place, by date in Asia/Shanghai. */
        get: operations["listSlots"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/listings/{id}/stock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many of it are there for someone at a place; null where it is nothing that is counted. */
        get: operations["getStock"];
        put?: never;
        /** More or fewer are there, as whoever offers it has counted; answers how many are left. */
        post: operations["correctStock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/listings/{id}/stock/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What came in and went out of its stock; it adds up. */
        get: operations["getStockHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/listings/{id}/submit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The artisan asks for approval. */
        post: operations["submitListing"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/listings/{id}/units": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Its units, for whoever lends them. */
        get: operations["listUnits"];
        put?: never;
        /** One more of it is there to be lent. */
        post: operations["addUnit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/listings/{id}/windows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** When somebody comes by in the next days, and how many places are left, for someone at a place. */
        get: operations["listWindows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/local/clock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Business time, and how far it runs ahead. */
        get: operations["getLocalClock"];
        put?: never;
        /** Moves business time on; what has become due happens before the answer. */
        post: operations["moveLocalClock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/local/enter": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A link that opens a demo person signed in, for the person's own host name. */
        get: operations["enterDemo"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/local/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The demo people by role, and where the inbox and the phone are. Only on a demo server. */
        get: operations["listDemoPeople"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/local/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Opens a session as a demo person. */
        post: operations["signInDemo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The signed-in person. */
        get: operations["getMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Changes one's name, home micro-grid, or whom one tap calls. */
        patch: operations["updateMe"];
        trace?: never;
    };
    "/api/me/addresses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One's saved addresses. */
        get: operations["listAddresses"];
        put?: never;
        /** Saves an address for visits at home. */
        post: operations["addAddress"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/addresses/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Removes a saved address. */
        delete: operations["removeAddress"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/artisan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The asker's own artisan page. */
        get: operations["getMyArtisan"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Changes what people see of the asker as artisan. */
        patch: operations["updateMyArtisan"];
        trace?: never;
    };
    "/api/me/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** When somebody looked at my personal data, as what and of which grid, newest first. */
        get: operations["listLooksAtMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/calendar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Weekly hours, exceptions and what is busy on the days asked for, of oneself or of what one offers. */
        get: operations["getMyCalendar"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/calendar/blocks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Keeps a time for oneself. */
        post: operations["addBlock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/calendar/blocks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Frees a time one has kept for oneself. */
        delete: operations["removeBlock"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/calendar/exceptions/{date}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Other hours on one date; no spans mean closed. Answers the week from that date. */
        put: operations["setException"];
        post?: never;
        /** The weekly hours hold on that date again. Answers the week from that date. */
        delete: operations["removeException"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/calendar/hours": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Sets the weekly hours, in minutes of the day in Asia/Shanghai. Answers the week from today. */
        put: operations["setHours"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/closing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What still keeps one's account from being closed. */
        get: operations["getClosing"];
        put?: never;
        /** Closes one's account for good, by a code to its number; refused while something is open. */
        post: operations["closeAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/consent": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Agrees to the privacy text that holds now, named by its version; refused for another one. */
        put: operations["agreeToPrivacy"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was decided about oneself, or about what one is on duty for, why, and how to object; the latest first. */
        get: operations["listMyDecisions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/decisions/{id}/object": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Says once why a decision is wrong; somebody else looks at it. */
        post: operations["objectToDecision"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/duties": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the asker is on duty for, and acts for beside themselves. */
        get: operations["listMyDuties"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/income": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is owed to me, or to a place that I act or am paid for, and how it came to be, newest first */
        get: operations["getIncome"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/listings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The asker's own listings, or those of a shop which they are on duty for, newest change first. */
        get: operations["listMyListings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Takes the login that was offered, or gives one's own another password; other sessions end. */
        put: operations["takeLogin"];
        post?: never;
        /** Refuses the login that was offered, or gives one's own up; other sessions end. */
        delete: operations["removeMyLogin"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/mini-messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Says which messages one has just allowed the mini-program in WeChat; each time is good for one of each. */
        post: operations["allowMiniMessages"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/money": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What one has earned, by where it is */
        get: operations["getMyMoney"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/needs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What one has said one misses, and what came of it; the latest first. */
        get: operations["listMyNeeds"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/notice-choices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How one is told beside the inbox. */
        get: operations["getNoticeChoices"];
        /** Says how one wants to be told; what money or an appointment depends on reaches one in any case. */
        put: operations["setNoticeChoices"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/notices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What one was told, newest first. */
        get: operations["listNotices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/notices/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Marks everything one was told as read. */
        post: operations["readNotices"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/phone": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Changes one's number, by a code to the new one; the old one is notified and other sessions end. */
        put: operations["changeMyPhone"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/phone-changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Changes of one's own number that others asked for and that can still be refused. */
        get: operations["listMyPhoneChanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/quality": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The same of what one offers oneself, as a hint. */
        get: operations["listMyQuality"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/relatives": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** For whom one may order, and who may order for oneself; also what is only asked. */
        get: operations["listRelatives"];
        put?: never;
        /** Asks somebody whether one may order for them; a code goes to their phone. Again, another code. */
        post: operations["askRelative"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/relatives/{id}/agree": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Agrees in one's own account; or whoever asked says the code that the person passed on. */
        post: operations["agreeRelative"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/relatives/{id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Either of the two ends it; nothing more is ordered by it. */
        post: operations["endRelative"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/round": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The doors one goes to as provider on a day, in walking order; window after window, the nearest next. */
        get: operations["listRound"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether one signs in with codes of an authenticator as well, and whether one must. */
        get: operations["getMySecondFactor"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/second-factor/confirmation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sets up what was begun, by a code of it; one's other sessions end. */
        post: operations["confirmSecondFactor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/second-factor/offer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Gives a secret for one's authenticator; it asks for nothing until a code of it was said. */
        post: operations["beginSecondFactor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/second-factor/removal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes one's second factor off, by a code and, where one has one, the password; other sessions end. */
        post: operations["removeMySecondFactor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/statement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was owed to me before a month, what each order and withdrawal moved, and what is owed behind it */
        get: operations["getMyStatement"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/statement/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The same as a file for spreadsheets */
        get: operations["exportMyStatement"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/transfers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One's withdrawals, newest first */
        get: operations["listMyTransfers"];
        put?: never;
        /**
         * Send earnings to one's WeChat
         * @description The amount leaves what is owed at once, however many ask; it is confirmed in WeChat within 24 hours or comes back. The same Idempotency-Key is the same withdrawal.
         */
        post: operations["withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/transfers/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One's own withdrawal, as WeChat sees it now */
        get: operations["getMyTransfer"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/transfers/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a withdrawal back that is not confirmed yet */
        post: operations["cancelTransfer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/wechat": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether one's account is opened by a WeChat. */
        get: operations["getMyWechat"];
        put?: never;
        /** Ties the WeChat by which this device came to one's account; one of before, by the same way, is cut off. */
        post: operations["bindWechat"];
        /** No WeChat opens one's account any more. */
        delete: operations["unbindWechat"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/merchants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Staff puts a business of the neighbourhood forward; two others check and approve. */
        post: operations["nominateMerchant"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/needs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is missed most where one looks after people, by words and micro-grid; never by whom. */
        get: operations["listNeeds"];
        put?: never;
        /** Says what one looked for and did not find; who looks after the micro-grid sees it. The same words again are the same need. */
        post: operations["reportNeed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/needs/{id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Says what came of it, to everybody who said the same in the same micro-grid. */
        post: operations["closeNeeds"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/needs/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes one's own back; it is counted no more. */
        post: operations["withdrawNeed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/nominations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whom the asker has put forward, newest first. */
        get: operations["listMyNominations"];
        put?: never;
        /** A grid leader or staff member puts a person of their grid forward as artisan. */
        post: operations["nominateArtisan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One's orders as resident (last booked first), as provider (by their start) or, for staff, those of one's grids (last booked first). */
        get: operations["listOrders"];
        put?: never;
        /** Books a listing; what it needs is held while the payment is open. A kind of order says what else its booking says. */
        post: operations["bookOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An order as its viewer may see it, with what they may do next. */
        get: operations["getOrder"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{id}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes the request on. */
        post: operations["acceptOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{id}/accept-damage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Agrees to what is kept for what is broken; the rest of the deposit goes back. */
        post: operations["acceptLoanDamage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{id}/accept-time": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Agrees to the start that the other side has proposed; for the artisan it accepts a request as well. */
        post: operations["acceptOrderTime"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{id}/agree": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Agrees to the quoted balance; its payment is opened. */
        post: operations["agreeOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{id}/agree-to-weighing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The resident agrees to the weighing they were shown; from then on its sum is owed. */
        post: operations["agreeToWeighing"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{id}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Whoever did not open a dispute says once how they see it; staff read both. */
        post: operations["answerDispute"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{id}/arrive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The collector is at the door; the resident's code proves that both are there. */
        post: operations["arriveForPickup"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{id}/ask-staff": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Both do not agree on the weighing; staff decide. */
        post: operations["askStaff"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{id}/assign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The collector takes it, or staff name them; the resident is given the code. */
        post: operations["assignPickup"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{id}/attend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** They are there, by the code that they show or as the host sees them, from 30 minutes before the start to 2 hours after the end. */
        post: operations["attendOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{id}/call-off": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Staff end an order and say what goes back. */
        post: operations["callOffOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Cancels a confirmed order before its start; the frozen policy says what goes back. */
        post: operations["cancelOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{id}/cash-balance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The artisan has received the balance in cash. */
        post: operations["cashBalance"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{id}/check-in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The party is there, as the keeper says, or the resident by the code at the door. */
        post: operations["checkInOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{id}/code": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A new check-in code, where too many wrong tries have locked the old one. */
        post: operations["renewCheckInCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{id}/complete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The resident has got the cash. */
        post: operations["completePickup"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{id}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The resident agrees that the work is done. */
        post: operations["confirmOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{id}/contact": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Name, address and phone of the visit for staff, with a reason; the look is recorded. */
        post: operations["revealOrderContact"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{id}/contest": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What came back is damaged; says what would go back, and staff decide. */
        post: operations["contestReturn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{id}/decline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Turns the request down; all money goes back. */
        post: operations["declineOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{id}/dispute": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** One side does not agree; the money waits and staff decide. */
        post: operations["disputeOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{id}/drop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Gives up an unpaid order. */
        post: operations["dropOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{id}/drop-time": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes the proposed start back, or refuses it; what was agreed stays. */
        post: operations["dropOrderTime"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{id}/find": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What was given up is there again; the deposit goes back, less what is owed of it. */
        post: operations["findLoan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{id}/finish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The work is done. */
        post: operations["finishOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{id}/give-back": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Gives back an amount, or the price of units of some lines, at once; the order goes on. */
        post: operations["giveBackOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{id}/hand-cash": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The collector has given the cash; the resident is asked. */
        post: operations["handCash"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{id}/hand-out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Hands the unit to who shows the code; pictures say how it looks. */
        post: operations["handOutLoan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{id}/hand-over": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Hands it over to who shows the code. */
        post: operations["handOverOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{id}/leave": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** It is called off at the door; nothing moves. */
        post: operations["leavePickup"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{id}/miss-artisan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The artisan did not come, 15 minutes after the start. */
        post: operations["missArtisan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{id}/miss-at-door": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Nobody opened, from 15 minutes into the window; with a picture of the door. */
        post: operations["missResidentAtDoor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{id}/miss-collector": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Nobody came until the end of the window. */
        post: operations["missCollector"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{id}/miss-keeper": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The room was not open, 15 minutes after the start. */
        post: operations["missKeeper"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{id}/miss-provider": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Nobody was there to hand it over, when it should have been handed over. */
        post: operations["missProvider"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{id}/miss-resident": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The resident was not there, 15 minutes after the start. */
        post: operations["missResident"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{id}/pack": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** It is packed, all of it or what is there; what is missing is paid back at once. */
        post: operations["packOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{id}/payment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Gives the open payment, or opens it anew in the way asked for. */
        post: operations["payOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{id}/quote": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Names the balance after a look. */
        post: operations["quoteOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{id}/reduce": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Fewer seats; what the policy gives back goes back at once. */
        post: operations["reduceOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{id}/refuse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Refuses the quote; only the call-out fee stays. */
        post: operations["refuseQuote"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{id}/renew": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Some days more of the same unit; what they cost is taken from the deposit at the end. */
        post: operations["renewLoan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{id}/resolve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Staff who are not involved decide a dispute and say what goes back. */
        post: operations["resolveOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{id}/resolve-sum": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Staff who are not involved say what was weighed and what is still owed of it. */
        post: operations["resolvePickupSum"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{id}/retract": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes the request back before it is accepted; all money goes back. */
        post: operations["retractOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{id}/return": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Asks to bring units of some lines back, within the days of each. */
        post: operations["returnOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{id}/reviews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What both sides wrote about an order; the other's word only once it is published. */
        get: operations["getReviewWindow"];
        put?: never;
        /** One's review of the other side, hidden until both have written or the time is over. */
        post: operations["writeReview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{id}/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Starts the work with the code the resident shows. */
        post: operations["startOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{id}/swap": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Another unit that is free on the same days is handed out instead. */
        post: operations["swapLoan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{id}/take-back": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes back what was returned; its price goes back. */
        post: operations["takeBackOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{id}/take-back-damaged": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** It is back but not as it was; what is to be kept of the deposit for it, at most all of it. */
        post: operations["takeBackDamagedLoan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{id}/take-back-unit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** It is back and fine; the deposit goes back at once, less what is owed of it. Pictures say how it looks. */
        post: operations["takeBackLoan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{id}/time": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Proposes another start, which is kept free beside the agreed one until it is answered. */
        post: operations["proposeOrderTime"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{id}/weigh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What the scale says of each material, with a picture of it; weighing again replaces it. */
        post: operations["weighPickup"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The artisan cannot come; all money goes back and a strike is left. */
        post: operations["withdrawOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What staff have filtered as a file for spreadsheets, at most 50,000 rows, residents masked; the export is itself recorded. */
        get: operations["exportOrders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/outlets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The shops and merchants of the asker's grids, the longest in their state first. */
        get: operations["listOutlets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/outlets/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One shop or merchant, for who reads its grid and who is on its roster. */
        get: operations["getOutlet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Staff changes what people see of it, and to whom its money goes. */
        patch: operations["updateOutlet"];
        trace?: never;
    };
    "/api/outlets/{id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A second staff member, neither who put it forward nor who checked, lets it in. */
        post: operations["approveMerchant"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/outlets/{id}/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A staff member who did not put it forward was there and saw its licence. */
        post: operations["checkMerchant"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/outlets/{id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** It is over for good; its listings are retired. */
        post: operations["closeOutlet"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/outlets/{id}/leave": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Who runs a merchant leaves with it for good. */
        post: operations["leaveAlliance"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/outlets/{id}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A staff member who did not put it forward turns it down. */
        post: operations["rejectMerchant"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/outlets/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** It goes on. */
        post: operations["restoreOutlet"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/outlets/{id}/roster": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** An artisan or staff member acts for it from now on, or on other days of the week. */
        post: operations["putOnRoster"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/outlets/{id}/roster/{personId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Somebody acts for it no more, from the very next request on. */
        delete: operations["takeOffRoster"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/outlets/{id}/suspend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Staff holds it up; what is not agreed ends, what is agreed goes to staff's list. */
        post: operations["suspendOutlet"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/payments/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One's own payment, with what to show for paying it
         * @description An address that ends within a minute (`linkExpiresAt`), or has ended, is renewed from where the reader sits.
         */
        get: operations["getPayment"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/payments/{id}/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask WeChat now whether the payment has arrived ("I have paid") */
        post: operations["checkPayment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/payments/notify/transfer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * WeChat Pay tells that a transfer has ended
         * @description Answered with 204 once the effect is durable. The signature over the raw bytes is what lets it in; a repeated message has no second effect.
         */
        post: operations["notifyTransfer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/payments/notify/wechat": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * WeChat Pay tells what happened to a payment or a refund
         * @description Answered with 204 once the effect is durable, at the latest after 5 s with 503. The signature over the raw bytes is what lets it in; a repeated message has no second effect.
         */
        post: operations["notifyWechat"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who holds a role on the administrator's grids or below them, by name; phones are masked. */
        get: operations["listPeople"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people/{id}/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Takes a login away, or back what was offered; its person is told and may take it again. */
        delete: operations["removeLogin"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people/{id}/phone-changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Asks for another number for somebody who lost theirs; the number of before is told. */
        post: operations["proposePhoneChange"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people/{id}/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Sets the roles of a person; holds from the next request on. */
        put: operations["setRoles"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people/{id}/second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Takes the second factor off somebody who lost theirs; they are told, and their sessions end. */
        delete: operations["resetSecondFactor"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people/{id}/unlock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Forgets the codes and passwords that were tried for a person, so that they can sign in at once. */
        post: operations["unlockPerson"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people/find": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Finds a person by their phone, to help them sign in; they can read that somebody did. */
        post: operations["findPerson"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/phone-changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Changes of number that wait, of who lives or works on one's grids; the first to end first. */
        get: operations["listPhoneChanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/phone-changes/{id}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A second person confirms it; after `signIn.phoneChangeHours` the new number can be signed in with. */
        post: operations["confirmPhoneChange"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/phone-changes/{id}/refuse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** It is not what one wants; the number stays. */
        post: operations["refusePhoneChange"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/phone-changes/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes it back; the number stays. */
        post: operations["withdrawPhoneChange"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/policies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How a booking may be cancelled, by the name that a listing chooses. */
        get: operations["listPolicies"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/proxy-residents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A resident whom a leader or staff may order for, by their number. */
        post: operations["findProxyResident"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/proxy-residents/{id}/code": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Tells the resident a code that they pass on to who orders for them. */
        post: operations["sendProxyCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/quality": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What of the supply of one's grids asks for a word; it punishes nobody. */
        get: operations["listQuality"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/queue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What one waits for, or is offered, and what became of it; the last first. */
        get: operations["listMyQueueEntries"];
        put?: never;
        /** Waits in line for something that is sold out. */
        post: operations["joinQueue"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/queue/{id}/leave": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Waits no longer, or does not want what is offered. */
        post: operations["leaveQueue"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/refunds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Refunds in one state, oldest first; `abnormal` wait for staff */
        get: operations["listRefunds"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/refunds/{id}/by-hand": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Record that an abnormal refund was given back in cash or in WeChat's merchant console */
        post: operations["settleRefundByHand"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/refunds/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask WeChat again for an abnormal refund, under a new number only where it has closed the last one */
        post: operations["retryRefund"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What people reported in one's grids, in one state, the longest there first. */
        get: operations["listReports"];
        put?: never;
        /** Says that something is wrong with an offer, a review or an artisan; staff of the grid looks at it. Said again while it is open it is the same report. */
        post: operations["reportSubject"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reports/{id}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Somebody else has looked at an objection, and the decision holds. */
        post: operations["confirmDecision"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reports/{id}/dismiss": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Nothing is done about it; who made it is told why. */
        post: operations["dismissReport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reports/{id}/overturn": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Somebody else has looked at an objection, and what was done is taken back. */
        post: operations["overturnDecision"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reports/{id}/uphold": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** It is so, and this is done about it; whom it concerns is told why and may object once. */
        post: operations["upholdReport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reviews/{id}/hide": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Staff hide a published review with a reason; nobody edits one. */
        post: operations["hideReview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reviews/{id}/reply": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** One reply to a published review about oneself. */
        post: operations["replyReview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/revisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Listings of the asker's grids beside which a change waits, the longest waiting first. */
        get: operations["listRevisions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is signed in, and the token that changes must carry. */
        get: operations["getSession"];
        put?: never;
        post?: never;
        /** Ends the session. */
        delete: operations["signOut"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shelf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What can be got on foot from a place, the nearest first; with words to look for, the best match first. */
        get: operations["getShelf"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shelf-facets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many can be got from a place, for all filters together and for each value with the other filters applied. */
        get: operations["countShelf"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shelf-suggestions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What to offer somebody who is typing, and what is nearest in meaning where their words find nothing. */
        get: operations["suggestSearches"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shelf/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One live listing as seen from a place; out of reach it is missing. */
        get: operations["getShelfListing"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Staff opens a shop of the community. */
        post: operations["createShop"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A shop or merchant at work as anyone may see it, and who is there today. */
        get: operations["getShop"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Gives a person roles on grids and offers them a login, which they take by a code to their phone. */
        post: operations["createStaff"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/units/{id}/state": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** It is in repair, lost, gone for good, or there again; what has been agreed of it goes to another one. */
        post: operations["changeUnit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/wechat/authorizations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Where this browser is recognised by WeChat; only it can come back, to /wechat/return. */
        post: operations["beginWechat"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/wechat/signatures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What a page of this server hands to WeChat's script, by which WeChat knows it. */
        post: operations["signWechatPage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @enum {string} */
        AccountGroup: "wechat" | "cash" | "escrow" | "deposit" | "mismatched" | "payable" | "fund" | "fee:platform" | "fee:provider" | "own" | "other";
        AccountName: string;
        AccountStatement: {
            closingFen: components["schemas"]["SignedFen"];
            creditFen: components["schemas"]["FenSum"];
            debitFen: components["schemas"]["FenSum"];
            items: components["schemas"]["StatementLine"][];
            next: components["schemas"]["Next"];
            openingFen: components["schemas"]["SignedFen"];
        };
        ActivityBooking: {
            /** @description The entry of the queue by which it is offered. */
            entryId?: components["schemas"]["Id"];
            /** @constant */
            kind: "activity";
            listingId: components["schemas"]["Id"];
            note?: string;
            /** @description For whom it is, where that is not who orders: a relative who has agreed; or for leaders and staff a resident, with the code that they were told, or with the word that they agreed in person. */
            onBehalf?: {
                code?: components["schemas"]["ShortCode"];
                inPerson?: boolean;
                personId?: components["schemas"]["Id"];
                relativeId?: components["schemas"]["Id"];
            };
            payWay: components["schemas"]["PayWay"];
            /** @description The micro-grid where the resident stands; for a visit at home that of the visit's address. */
            place: components["schemas"]["GridCode"];
            seats: components["schemas"]["Seats"];
            sessionId: components["schemas"]["Id"];
            /** @description The fingerprint of the terms that were shown; where others hold by now nothing is booked. */
            terms: components["schemas"]["TermsFingerprint"];
        };
        ActivityCard: {
            category: components["schemas"]["CategoryCode"];
            categoryName: string;
            durationMinutes: components["schemas"]["ActivityMinutes"];
            id: components["schemas"]["Id"];
            /** @constant */
            kind: "activity";
            /** @description At the adult pace. */
            minutes: components["schemas"]["WalkMinutes"];
            /** @description At the elder's pace. */
            minutesElder: components["schemas"]["WalkMinutes"];
            /** @description How many more its provider has that are gathered behind this one. */
            moreOfProvider?: number;
            /**
             * Format: date-time
             * @description The next free start as last worked out; the slots are exact.
             */
            nextStartAt: string | null;
            picture: components["schemas"]["PictureOrNone"];
            priceFen: components["schemas"]["Fen"];
            priceKind: components["schemas"]["PriceKind"];
            provider: components["schemas"]["Provider"];
            providerName: string;
            rating: components["schemas"]["Rating"];
            ratingCount: number;
            /** @description Of the next session; null where there is none. */
            seatsLeft: number | null;
            title: components["schemas"]["ListingTitle"];
            walkMetres: components["schemas"]["WalkMetres"];
        };
        ActivityListing: {
            category: components["schemas"]["CategoryCode"];
            categoryName: string;
            description: components["schemas"]["ListingText"];
            doubtful: components["schemas"]["DoubtfulWords"];
            durationMinutes: components["schemas"]["ActivityMinutes"];
            grid: components["schemas"]["GridCode"];
            /** @description Paused because the artisan is suspended. */
            held: boolean;
            history: components["schemas"]["History"];
            id: components["schemas"]["Id"];
            /** @constant */
            kind: "activity";
            limitMinutes: components["schemas"]["LimitMinutes"];
            missingPapers: components["schemas"]["MissingPapers"];
            mostPerPerson: components["schemas"]["Seats"];
            pictures: components["schemas"]["Pictures"];
            policy: components["schemas"]["CancelPolicy"];
            priceFen: components["schemas"]["Fen"];
            /** @enum {unknown} */
            priceKind: "free" | "lowfee" | "market";
            provider: components["schemas"]["Provider"];
            providerName: string;
            rejectReason: string | null;
            revision: components["schemas"]["ListingRevision"] | null;
            /** @description Of each session where it does not say otherwise. */
            seats: components["schemas"]["SessionSeats"];
            since: components["schemas"]["Time"];
            state: components["schemas"]["ListingState"];
            steps: components["schemas"]["Steps"];
            title: components["schemas"]["ListingTitle"];
            venue: components["schemas"]["Venue"];
            version: number;
        };
        ActivityListingChange: {
            category?: components["schemas"]["CategoryCode"];
            description?: components["schemas"]["ListingText"];
            durationMinutes?: components["schemas"]["ActivityMinutes"];
            grid?: components["schemas"]["GridCode"];
            /** @constant */
            kind: "activity";
            limitMinutes?: components["schemas"]["LimitMinutes"];
            mostPerPerson?: components["schemas"]["Seats"];
            pictures?: components["schemas"]["PictureIds"];
            policy?: components["schemas"]["CancelPolicy"];
            priceFen?: components["schemas"]["Fen"];
            /** @enum {unknown} */
            priceKind?: "free" | "lowfee" | "market";
            /** @description Of each session where it does not say otherwise. */
            seats?: components["schemas"]["SessionSeats"];
            title?: components["schemas"]["ListingTitle"];
            venue?: components["schemas"]["Venue"];
        };
        ActivityListingNew: {
            category: components["schemas"]["CategoryCode"];
            description?: components["schemas"]["ListingText"];
            durationMinutes: components["schemas"]["ActivityMinutes"];
            /** @description Where it is offered from; the artisan's micro-grid unless it is offered at a shop. */
            grid?: components["schemas"]["GridCode"];
            /** @constant */
            kind: "activity";
            /** @description The artisan's own limit on foot. */
            limitMinutes?: components["schemas"]["LimitMinutes"];
            mostPerPerson?: components["schemas"]["Seats"];
            pictures?: components["schemas"]["PictureIds"];
            policy?: components["schemas"]["CancelPolicy"];
            /** @description For a quote the call-out fee. */
            priceFen: components["schemas"]["Fen"];
            /** @enum {unknown} */
            priceKind: "free" | "lowfee" | "market";
            /** @description Who offers it; without it the asker themselves. */
            provider?: components["schemas"]["Provider"];
            /** @description Of each session where it does not say otherwise. */
            seats: components["schemas"]["SessionSeats"];
            title: components["schemas"]["ListingTitle"];
            venue: components["schemas"]["Venue"];
        };
        ActivityListingOffer: {
            category: components["schemas"]["CategoryCode"];
            description: components["schemas"]["ListingText"];
            durationMinutes: components["schemas"]["ActivityMinutes"];
            grid: components["schemas"]["GridCode"];
            /** @constant */
            kind: "activity";
            limitMinutes: components["schemas"]["LimitMinutes"];
            mostPerPerson: components["schemas"]["Seats"];
            pictures: components["schemas"]["Pictures"];
            policy: components["schemas"]["CancelPolicy"];
            priceFen: components["schemas"]["Fen"];
            /** @enum {unknown} */
            priceKind: "free" | "lowfee" | "market";
            /** @description Of each session where it does not say otherwise. */
            seats: components["schemas"]["SessionSeats"];
            title: components["schemas"]["ListingTitle"];
            venue: components["schemas"]["Venue"];
        };
        ActivityMinutes: number;
        ActivityOrder: {
            amounts: {
                /** @description The price, or the call-out fee of a quote. */
                advanceFen: components["schemas"]["Fen"];
                /** @description What the provider has received in cash. */
                cashFen: components["schemas"]["Fen"];
                /** @description What the resident is owed for it now. */
                owedFen: components["schemas"]["Fen"];
                /** @description What has come in through WeChat. */
                paidFen: components["schemas"]["Fen"];
                /** @description What the resident has had for it. */
                paidOutFen: components["schemas"]["Fen"];
                /** @description What the provider is owed of it. */
                payableFen: components["schemas"]["Fen"];
                /** @description What goes or went back. */
                refundFen: components["schemas"]["Fen"];
            };
            /**
             * @description As whom the viewer sees it.
             * @enum {string}
             */
            as: "resident" | "provider" | "staff" | "auditor";
            bookedAt: components["schemas"]["Time"];
            /** @description What a cancellation by the resident would give back now; null where none is possible. */
            cancelRefundFen: number | null;
            /** @description Until when it would; null where that does not change as long as one can cancel. */
            cancelRefundUntil: components["schemas"]["Time"] | null;
            category: string;
            categoryName: string;
            /** @description Only for the side that shows it to the other one. */
            checkInCode: string | null;
            /** @description Too many wrong tries; renewCheckInCode gives another code. */
            checkInLocked: boolean;
            /** @description For the resident their own; for the provider from confirmed until 7 days after the end; for staff only by revealOrderContact. */
            contact: components["schemas"]["OrderContact"] | null;
            /** @description What the resident has to pay now, also while its payment is still being opened. Only for the resident. */
            due: {
                amountFen: components["schemas"]["Fen"];
                expiresAt: components["schemas"]["Time"];
                /** @description What of the order it pays. */
                part: string;
            } | null;
            endAt: components["schemas"]["Time"];
            /** @description Whether it is over, well or not; somebody may still object to how it went. */
            ended: boolean;
            /** @description How high a dispute has gone. */
            escalation: {
                grid: components["schemas"]["GridCode"];
                /** @enum {string} */
                level: "community" | "street" | "district";
            } | null;
            /** @description What goes off what the provider earns, as agreed when it was booked. Null for the resident, and where nothing does. */
            fees: {
                /** @description What is the community fund's. */
                fundFen: components["schemas"]["Fen"];
                /** @description What is left for the provider; until it has ended, as it stands. */
                incomeFen: components["schemas"]["Fen"];
                platformFen: components["schemas"]["Fen"];
                /** @description What the provider bears of WeChat's fee. */
                wechatFen: components["schemas"]["Fen"];
            } | null;
            id: components["schemas"]["Id"];
            /** @constant */
            kind: "activity";
            listingId: components["schemas"]["Id"];
            /** @description The host went through the list of who came. */
            listKept: boolean;
            /** @description When the clock takes the next step if nobody else does. */
            nextDueAt: components["schemas"]["Time"] | null;
            note: string | null;
            /** @description What people call it by, the day it was booked and six digits. A name and no address. */
            number: string;
            /** @description Who ordered it for somebody else, and for whom; null where the resident did themselves. */
            orderedBy: {
                /** @enum {string} */
                as: "family" | "leader" | "staff";
                /**
                 * @description How the person agreed.
                 * @enum {string}
                 */
                consent: "relative" | "code" | "in_person";
                /** @description Of who ordered it. */
                name: string | null;
                /** @description Whether that was the viewer. */
                own: boolean;
                /** @description For whom. */
                person: string | null;
            } | null;
            /** @description What the resident has to pay now, null where nothing is due or its payment is still being opened. */
            payment: {
                amountFen: components["schemas"]["Fen"];
                expiresAt: components["schemas"]["Time"];
                id: components["schemas"]["Id"];
                /** @description What of the order it pays. */
                part: string;
            } | null;
            /** @description Where it stands among the phases; null where it left that way. */
            phase: components["schemas"]["Phase"] | null;
            /** @description The progress that people know, in order. */
            phases: components["schemas"]["Phase"][];
            place: components["schemas"]["GridCode"];
            placeName: string;
            policy: components["schemas"]["CancelRules"];
            /** @enum {string} */
            priceKind: "free" | "lowfee" | "market" | "quote";
            provider: {
                id: components["schemas"]["Id"];
                kind: components["schemas"]["ProviderKind"];
                name: string;
                /** @description Only for the resident, from confirmed until 7 days after the end. */
                phone: string | null;
            };
            /** @description For those who work for the grid, that it stands with a provider who was suspended or has left. */
            providerStopped: boolean;
            /** @description Money on its way back or there already, also what came mismatched, late or unneeded. Not for the provider. */
            refunds: components["schemas"]["OrderRefund"][];
            /** @description Who booked it, for those who work for the grid; null for others. */
            resident: {
                name: string;
                /** @description The number to call about it. */
                phoneMasked: string;
            } | null;
            /** @description Whether there is a review window for both sides. */
            reviewable: boolean;
            seatFen: components["schemas"]["Fen"];
            seats: components["schemas"]["Seats"];
            sessionId: components["schemas"]["Id"];
            startAt: components["schemas"]["Time"];
            state: components["schemas"]["ActivityOrderState"];
            steps: components["schemas"]["Steps"];
            theme: string | null;
            timeline: components["schemas"]["OrderEvent"][];
            title: string;
            venue: string;
        };
        /** @enum {string} */
        ActivityOrderState: "unpaid" | "lapsed" | "booked" | "attended" | "absent" | "disputed" | "cancelled" | "settled";
        ActivityShelfListing: {
            category: components["schemas"]["CategoryCode"];
            categoryName: string;
            description: components["schemas"]["ListingText"];
            durationMinutes: components["schemas"]["ActivityMinutes"];
            gridName: string;
            /** @description How many days ahead it can be booked. */
            horizonDays: number;
            id: components["schemas"]["Id"];
            /** @description The provider in their own words. */
            introduction: string;
            /** @constant */
            kind: "activity";
            /** @description How soon it can be booked. */
            leadMinutes: number;
            /** @description At the adult pace. */
            minutes: components["schemas"]["WalkMinutes"];
            /** @description At the elder's pace. */
            minutesElder: components["schemas"]["WalkMinutes"];
            mostPerPerson: components["schemas"]["Seats"];
            /**
             * Format: date-time
             * @description The next free start as last worked out; the slots are exact.
             */
            nextStartAt: string | null;
            picture: components["schemas"]["PictureOrNone"];
            pictures: components["schemas"]["Pictures"];
            policy: components["schemas"]["CancelRules"];
            portrait: components["schemas"]["PictureOrNone"];
            priceFen: components["schemas"]["Fen"];
            priceKind: components["schemas"]["PriceKind"];
            provider: components["schemas"]["Provider"];
            providerName: string;
            rating: components["schemas"]["Rating"];
            ratingCount: number;
            seats: components["schemas"]["SessionSeats"];
            /** @description The sessions themselves are listed apart. */
            seatsLeft: number | null;
            /** @description What a booking of it accepts. */
            terms: components["schemas"]["Terms"];
            title: components["schemas"]["ListingTitle"];
            venue: components["schemas"]["Venue"];
            walkMetres: components["schemas"]["WalkMetres"];
        };
        ActivityTerms: {
            /** @description And at most until so long before the start. */
            answerBeforeMinutes: number;
            /** @description A paid request waits for its answer at most this long. */
            answerHours: number;
            category: components["schemas"]["CategoryCode"];
            categoryName: string;
            durationMinutes: components["schemas"]["ActivityMinutes"];
            fingerprint: components["schemas"]["TermsFingerprint"];
            grid: components["schemas"]["GridCode"];
            /** @constant */
            kind: "activity";
            mostPerPerson: components["schemas"]["Seats"];
            policy: components["schemas"]["CancelRules"];
            /** @description For a quote the call-out fee. */
            priceFen: components["schemas"]["Fen"];
            /** @enum {unknown} */
            priceKind: "free" | "lowfee" | "market";
            /** @description Of each session where it does not say otherwise. */
            seats: components["schemas"]["SessionSeats"];
            title: components["schemas"]["ListingTitle"];
            venue: components["schemas"]["Venue"];
        };
        Address: {
            contactName: string;
            contactPhone: components["schemas"]["Phone"];
            grid: components["schemas"]["GridCode"];
            id: components["schemas"]["Id"];
            text: string;
        };
        AddressInput: {
            contactName: components["schemas"]["ContactName"];
            contactPhone: components["schemas"]["Phone"];
            grid: components["schemas"]["GridCode"];
            text: string;
        };
        Alarm: {
            at: components["schemas"]["Time"];
            facts: {
                [key: string]: string | number;
            };
            id: string;
            kind: string;
        };
        Artisan: {
            /** @description One of the skills asks for papers. */
            asksPapers: boolean;
            /** @description That the phone was called and the visit made, by whom, when and with what remark; for those who work for the grid, null for others and before it was done. */
            check: {
                at: components["schemas"]["Time"];
                by: components["schemas"]["NameForStaff"];
                note: string | null;
            } | null;
            /** @description The visit and papers as the first staff member saw them; for staff who may decide, empty otherwise. */
            checkPictures: components["schemas"]["Pictures"];
            /** @description What residents see. */
            displayName: string;
            grid: components["schemas"]["GridCode"];
            history: components["schemas"]["History"];
            id: components["schemas"]["Id"];
            introduction: string;
            name: string;
            nominatedAt: components["schemas"]["Time"];
            nominatedBy: components["schemas"]["NameForStaff"];
            /** @description For staff and who nominated. */
            note: string | null;
            /** @description What the skills ask for, and what else was seen. */
            papers: {
                name: components["schemas"]["PaperName"];
                /**
                 * Format: date-time
                 * @description When staff saw it last.
                 */
                seenAt: string | null;
                /**
                 * Format: date-time
                 * @description Until when that counts.
                 */
                until: string | null;
            }[];
            phoneMasked: string;
            phoneShown: boolean;
            portrait: components["schemas"]["PictureOrNone"];
            shopAddress: string;
            since: components["schemas"]["Time"];
            /** @description As the artisan's district calls them. */
            skillNames: string[];
            skills: components["schemas"]["CategoryCode"][];
            state: components["schemas"]["ArtisanState"];
            steps: components["schemas"]["Steps"];
            /** @description Withdrawn and missed orders. */
            strikes: number;
            version: number;
        };
        ArtisanPage: {
            items: components["schemas"]["ArtisanSummary"][];
            next: components["schemas"]["Next"];
        };
        /** @enum {unknown} */
        ArtisanState: "nominated" | "checked" | "active" | "suspended" | "left" | "rejected";
        ArtisanSummary: {
            grid: components["schemas"]["GridCode"];
            id: components["schemas"]["Id"];
            name: string;
            nominatedAt: components["schemas"]["Time"];
            note: string;
            /** @description 138****0001 */
            phoneMasked: string;
            /** @description When it came into its state. */
            since: components["schemas"]["Time"];
            /** @description As the artisan's district calls them. */
            skillNames: string[];
            skills: components["schemas"]["CategoryCode"][];
            state: components["schemas"]["ArtisanState"];
            steps: components["schemas"]["Steps"];
        };
        AuditRow: {
            /** @description e.g. `artisan.approve`. */
            action: string;
            /** @description Null where it was the system, a command, or somebody without a session. */
            actor: {
                id: components["schemas"]["Id"];
                name: string;
            } | null;
            /** @description What staff changed, as it is; personal data is masked. */
            after: unknown;
            /** @description The role or relation that allowed it. */
            as: string;
            /** @description Where that role is held. */
            asGrid: string | null;
            at: components["schemas"]["Time"];
            /** @description What staff changed, as it was; personal data is masked. */
            before: unknown;
            /** @description The smallest grid it belongs to. */
            grid: string | null;
            id: components["schemas"]["Id"];
            ip: string | null;
            reason: string | null;
            requestId: string | null;
            subjectId: string | null;
            /** @description Of whose personal data it was about. */
            subjectName: string | null;
            target: {
                id: string;
                kind: string;
            };
        };
        BillDay: {
            /** @description WeChat's balance after the last line; null on a day without any. */
            accountFen: components["schemas"]["SignedFen"] | null;
            /** Format: date */
            date: string;
            feeFen: components["schemas"]["SignedFen"];
            lines: number;
            openFindings: number;
            otherFen: components["schemas"]["SignedFen"];
            paidFen: components["schemas"]["SignedFen"];
            readAt: components["schemas"]["Time"];
            refundedFen: components["schemas"]["SignedFen"];
            transferredFen: components["schemas"]["SignedFen"];
        };
        BookableSession: {
            endAt: components["schemas"]["Time"];
            id: components["schemas"]["Id"];
            /** @description What can simply be booked; nothing while somebody waits. */
            left: components["schemas"]["SeatsLeft"];
            seats: components["schemas"]["SessionSeats"];
            startAt: components["schemas"]["Time"];
            theme: string | null;
            /** @description How many stand in the line. */
            waiting: number;
        };
        Booking: components["schemas"]["ActivityBooking"] | components["schemas"]["GoodBooking"] | components["schemas"]["LoanBooking"] | components["schemas"]["PickupBooking"] | components["schemas"]["RoomBooking"] | components["schemas"]["ServiceBooking"];
        BookingCommon: {
            kind: string;
            listingId: components["schemas"]["Id"];
            note?: string;
            /** @description For whom it is, where that is not who orders: a relative who has agreed; or for leaders and staff a resident, with the code that they were told, or with the word that they agreed in person. */
            onBehalf?: {
                code?: components["schemas"]["ShortCode"];
                inPerson?: boolean;
                personId?: components["schemas"]["Id"];
                relativeId?: components["schemas"]["Id"];
            };
            payWay: components["schemas"]["PayWay"];
            /** @description The micro-grid where the resident stands; for a visit at home that of the visit's address. */
            place: components["schemas"]["GridCode"];
            /** @description The fingerprint of the terms that were shown; where others hold by now nothing is booked. */
            terms: components["schemas"]["TermsFingerprint"];
        };
        BufferMinutes: number;
        BusyEntry: {
            endAt: components["schemas"]["Time"];
            id: components["schemas"]["Id"];
            /** @enum {string} */
            kind: "order" | "block" | "session";
            note: string | null;
            /** @description The order it is kept for; one with another time proposed keeps both. */
            orderId: components["schemas"]["Id"] | null;
            startAt: components["schemas"]["Time"];
            /** @description On foot from the entry before it on the same day; null where there is none or a place is not known. */
            walkMinutes: number | null;
        };
        Calendar: {
            busy: components["schemas"]["BusyEntry"][];
            days: {
                date: components["schemas"]["DayDate"];
                publicDay: components["schemas"]["PublicDay"];
                spans: components["schemas"]["DaySpans"];
            }[];
            exceptions: {
                date: components["schemas"]["DayDate"];
                spans: components["schemas"]["DaySpans"];
            }[];
            from: components["schemas"]["DayDate"];
            hours: components["schemas"]["WeekHours"];
            version: number;
        };
        /** @enum {unknown} */
        CancelPolicy: "flexible" | "moderate" | "strict";
        CancelRules: {
            freeHoursBefore: number;
            /** @description So long after the payment all goes back, while the start is at least freeHoursBefore away. */
            freeMinutes: number;
            name: components["schemas"]["CancelPolicy"];
            /** @description The first rule whose hours before the start are not passed yet says what goes back. */
            rules: {
                hoursBefore: number;
                percentBack: number;
            }[];
        };
        Card: components["schemas"]["ActivityCard"] | components["schemas"]["GoodCard"] | components["schemas"]["LoanCard"] | components["schemas"]["PickupCard"] | components["schemas"]["RoomCard"] | components["schemas"]["ServiceCard"];
        CardCommon: {
            category: components["schemas"]["CategoryCode"];
            categoryName: string;
            id: components["schemas"]["Id"];
            kind: string;
            /** @description At the adult pace. */
            minutes: components["schemas"]["WalkMinutes"];
            /** @description At the elder's pace. */
            minutesElder: components["schemas"]["WalkMinutes"];
            /** @description How many more its provider has that are gathered behind this one. */
            moreOfProvider?: number;
            /**
             * Format: date-time
             * @description The next free start as last worked out; the slots are exact.
             */
            nextStartAt: string | null;
            picture: components["schemas"]["PictureOrNone"];
            priceFen: components["schemas"]["Fen"];
            priceKind: components["schemas"]["PriceKind"];
            provider: components["schemas"]["Provider"];
            providerName: string;
            rating: components["schemas"]["Rating"];
            ratingCount: number;
            title: components["schemas"]["ListingTitle"];
            walkMetres: components["schemas"]["WalkMetres"];
        };
        Category: {
            aliases: string[];
            /** @description Whether any paper must have been seen. */
            asksPapers: boolean;
            code: components["schemas"]["CategoryCode"];
            /**
             * @description 基本保障类 or 品质提升类; null for branches.
             * @enum {string|null}
             */
            group: "basic" | "quality" | null;
            /** @description The kinds of order it is meant for; none for any. */
            kinds: string[];
            /** @description The most a 低偿 offer may cost; null for branches. */
            lowfeeCapFen: number | null;
            name: string;
            /** @description What the trade is about. */
            objects: string[];
            papers: {
                name: string;
                /** @description How long it counts once it was seen; null: as the grid says. */
                validMonths: number | null;
            }[];
            /** @description null for the branches; only what has a parent can be listed. */
            parent: string | null;
            /** @description Not offered any more; still named. */
            retired: boolean;
            /**
             * @description How many minutes on foot it reaches; null for branches.
             * @enum {integer|null}
             */
            tierMinutes: 5 | 8 | 10 | 15 | null;
        };
        CategoryChanged: {
            code: components["schemas"]["CategoryCode"];
            fields: {
                /** @description as the field is from then on. */
                after: unknown;
                /** @description null where the category is new. */
                before: unknown;
                field: string;
            }[];
            name: string;
            /** @enum {string} */
            what: "added" | "changed" | "retired" | "restored";
        };
        CategoryChangeMade: {
            as: string;
            at: components["schemas"]["Time"];
            /** @description null where a command did it. */
            byName: string | null;
            changes: components["schemas"]["CategoryChanged"][];
            /** @description Of all its changes; the first are shown. */
            count: number;
            id: string;
            reason: string | null;
            version: number;
        };
        CategoryCode: string;
        CategoryEffect: {
            code: components["schemas"]["CategoryCode"];
            gained: components["schemas"]["CategorySight"];
            lost: components["schemas"]["CategorySight"];
            lowfeeCapFen: components["schemas"]["Fen"];
            name: string;
            retiring: number;
            strange: number;
            tierAfter: number;
            tierBefore: number;
            tooDear: number;
        };
        /** @description What is left out stays as it is. */
        CategorySaid: {
            aliases?: string[];
            /** @enum {string|null} */
            group?: "basic" | "quality" | null;
            lowfeeCapFen?: number | null;
            name?: string;
            objects?: string[];
            papers?: {
                name: string;
                validMonths: number | null;
            }[];
            parent?: string | null;
            retired?: boolean;
            /** @enum {integer|null} */
            tierMinutes?: 5 | 8 | 10 | 15 | null;
        };
        CategorySight: {
            listings: number;
            microGrids: number;
            residents: number;
        };
        ContactName: string;
        CoverageProgress: {
            /** @description Of when the figures are; null before the first look has ended. */
            computedAt: components["schemas"]["Time"] | null;
            done: number;
            total: number;
            /** @description A look is being taken or was asked for. */
            underWay: boolean;
        };
        CoveredCategory: {
            category: components["schemas"]["Id"];
            /** @enum {unknown} */
            group: "basic" | "quality";
            microGridsWithout: number;
            name: string;
            residentsWithout: number;
            /** @enum {unknown} */
            tierMinutes: 5 | 8 | 10 | 15;
        };
        /**
         * Format: date
         * @description A date in Asia/Shanghai, 2026-11-25.
         */
        DayDate: string;
        DaySpan: {
            fromMinute: number;
            toMinute: number;
        };
        DaySpans: components["schemas"]["DaySpan"][];
        Decision: {
            at: components["schemas"]["Time"];
            measures: components["schemas"]["Measure"][];
            objectUntil: components["schemas"]["Time"];
            reason: string;
        };
        DecisionOnMe: {
            answer: components["schemas"]["ObjectionAnswer"] | null;
            decision: components["schemas"]["Decision"] | null;
            id: components["schemas"]["Id"];
            objection: components["schemas"]["Objection"] | null;
            reason: components["schemas"]["ReportReason"];
            state: components["schemas"]["ReportState"];
            steps: components["schemas"]["Steps"];
            subject: components["schemas"]["ReportSubject"];
            title: string;
        };
        DoubtfulText: {
            about: {
                id: string;
                /** @description As in the paths - orders, listings, people … */
                kind: string;
            };
            /** @enum {string} */
            audience: "public" | "posted" | "name" | "shared" | "report" | "official";
            /** @description The name of the field it stands in. */
            field: string;
            /** @description The smallest grid it belongs to. */
            grid: string;
            id: components["schemas"]["Id"];
            since: components["schemas"]["Time"];
            state: components["schemas"]["DoubtState"];
            steps: components["schemas"]["Steps"];
            text: string;
            /** @description What is doubtful in it. */
            words: string[];
            writerName: string;
        };
        /** @description What of its words somebody should look at before it is approved. */
        DoubtfulWords: string[];
        /** @enum {string} */
        DoubtState: "waiting" | "approved" | "hidden";
        DurationMinutes: number;
        /** @description Integer fen. */
        Fen: number;
        FenSum: number;
        /**
         * @description What it is for; of finish, dispute, check, voucher, unit and licence only the parties may see it.
         * @enum {string}
         */
        FilePurpose: "listing" | "portrait" | "review" | "finish" | "dispute" | "check" | "voucher" | "unit" | "licence";
        Filler: {
            category: components["schemas"]["Id"];
            grid: components["schemas"]["GridCode"];
            name: string;
            provider: {
                id: components["schemas"]["Id"];
                kind: string;
            };
            walkMetres: number;
            /**
             * @description Is seen there and all taken; was put forward; would have to walk farther; offers something alike; has stopped.
             * @enum {unknown}
             */
            why: "busy" | "nominated" | "farther" | "alike" | "stopped";
        };
        Finding: {
            billFen: components["schemas"]["SignedFen"] | null;
            bookedFen: components["schemas"]["SignedFen"] | null;
            /** @enum {string|null} */
            booking: "none" | "own" | null;
            /** Format: date */
            date: string;
            id: components["schemas"]["Id"];
            /**
             * @description The bill knows what the books do not; the other way round; both, but otherwise.
             * @enum {string}
             */
            kind: "not_here" | "not_there" | "differs";
            /** @enum {string} */
            move: "payment" | "refund" | "transfer" | "transfer_return" | "other" | "fee";
            number: string;
            reason: string | null;
            /** @description What the bill calls it. */
            said: string | null;
            state: components["schemas"]["FindingState"];
            steps: components["schemas"]["Steps"];
        };
        /** @enum {string} */
        FindingState: "open" | "proposed" | "explained" | "settled";
        FoundAtDesk: {
            id: components["schemas"]["Id"];
            /** @enum {string} */
            kind: "order" | "artisan" | "listing";
            /** @description Of an order, who it is for and who provides it. */
            names: string[];
            /** @description Of an order. */
            number: string | null;
            /** @description Of an artisan, or of an order's contact. */
            phoneMasked: string | null;
            /** @description Of an artisan, the name. */
            title: string;
        };
        FoundPerson: {
            /** @description Whether there is a login to sign in with or to be taken. */
            hasLogin: boolean;
            homeGrid: components["schemas"]["PlaceRef"];
            id: components["schemas"]["Id"];
            name: string;
            phoneMasked: string;
        };
        FreeDay: {
            date: components["schemas"]["UnitDate"];
            /** @description The last day for which the same unit is free; null where none is free on this one. */
            untilDate: string | null;
        };
        Fund: {
            availableFen: components["schemas"]["SignedFen"];
            community: components["schemas"]["GridCode"];
            items: {
                at: components["schemas"]["Time"];
                fen: components["schemas"]["SignedFen"];
                id: string;
                /** @description What it was spent for; null where it came in. */
                purpose: string | null;
            }[];
            name: string;
            next: components["schemas"]["Next"];
        };
        /** @description Each as long as its list. */
        FunnelCounts: {
            /** @description Who came so far and was then refused, suspended, or has left. */
            over: number;
            /** @description Who came at least so far. */
            reached: number;
            stage: components["schemas"]["FunnelStage"];
            /** @description Who stands there. */
            standing: number;
        };
        FunnelGroup: {
            /** @enum {string} */
            by: "leader" | "community";
            id: components["schemas"]["Id"];
            /** @description Null where it is not known any more. */
            name: string | null;
            /** @description In their order. */
            stages: components["schemas"]["FunnelCounts"][];
        };
        FunnelPerson: {
            grid: components["schemas"]["GridCode"];
            id: components["schemas"]["Id"];
            /** @description Was refused, suspended, or has left. */
            isOver: boolean;
            /** @description Whether the viewer is given the number by revealArtisanPhone. */
            mayCall: boolean;
            name: string;
            phoneMasked: string;
            /** @description When they came into their state. */
            since: components["schemas"]["Time"];
            stage: components["schemas"]["FunnelStage"];
        };
        /**
         * @description Put forward, checked, approved, had something on the shelf, was ordered from, was ordered from lately.
         * @enum {string}
         */
        FunnelStage: "nominated" | "checked" | "approved" | "listed" | "ordered" | "active";
        Gap: {
            category: components["schemas"]["Id"];
            categoryName: string;
            grid: components["schemas"]["GridCode"];
            id: string;
            residents: number;
            /** @enum {unknown} */
            tierMinutes: 5 | 8 | 10 | 15;
        };
        GapSeen: {
            category: components["schemas"]["Id"];
            categoryName: string;
            fillers: components["schemas"]["Filler"][];
            grid: components["schemas"]["GridCode"];
            id: string;
            /** @description Whether it was lacking when the figures were made. */
            isLacking: boolean;
            /** @description What residents there said they miss, as far as it means this category. */
            needs: {
                count: number;
                words: string;
            }[];
            residents: number;
            /** @enum {unknown} */
            tierMinutes: 5 | 8 | 10 | 15;
        };
        GoodBooking: {
            /** @constant */
            kind: "good";
            listingId: components["schemas"]["Id"];
            /** @description Other listings of the same provider, fetched at the same place in the same window. Lines of one listing are summed; all of them are ordered, or nothing. */
            moreLines?: {
                listingId: components["schemas"]["Id"];
                terms: components["schemas"]["TermsFingerprint"];
                units: components["schemas"]["Units"];
            }[];
            note?: string;
            /** @description For whom it is, where that is not who orders: a relative who has agreed; or for leaders and staff a resident, with the code that they were told, or with the word that they agreed in person. */
            onBehalf?: {
                code?: components["schemas"]["ShortCode"];
                inPerson?: boolean;
                personId?: components["schemas"]["Id"];
                relativeId?: components["schemas"]["Id"];
            };
            payWay: components["schemas"]["PayWay"];
            /** @description The micro-grid where the resident stands; for a visit at home that of the visit's address. */
            place: components["schemas"]["GridCode"];
            /** @description When the pick-up window begins. */
            startAt: components["schemas"]["Time"];
            /** @description The fingerprint of the terms that were shown; where others hold by now nothing is booked. */
            terms: components["schemas"]["TermsFingerprint"];
            units: components["schemas"]["Units"];
            /** @description Where it is brought to, at the place named; without it is fetched. */
            visit?: {
                address: string;
                contactName: string;
                contactPhone: components["schemas"]["Phone"];
            };
        };
        GoodCard: {
            category: components["schemas"]["CategoryCode"];
            categoryName: string;
            /** @description It can also be brought. */
            delivered: boolean;
            id: components["schemas"]["Id"];
            /** @constant */
            kind: "good";
            /** @description At the adult pace. */
            minutes: components["schemas"]["WalkMinutes"];
            /** @description At the elder's pace. */
            minutesElder: components["schemas"]["WalkMinutes"];
            /** @description How many more its provider has that are gathered behind this one. */
            moreOfProvider?: number;
            /**
             * Format: date-time
             * @description The next free start as last worked out; the slots are exact.
             */
            nextStartAt: string | null;
            picture: components["schemas"]["PictureOrNone"];
            priceFen: components["schemas"]["Fen"];
            priceKind: components["schemas"]["PriceKind"];
            provider: components["schemas"]["Provider"];
            providerName: string;
            rating: components["schemas"]["Rating"];
            ratingCount: number;
            title: components["schemas"]["ListingTitle"];
            unit: components["schemas"]["UnitName"];
            walkMetres: components["schemas"]["WalkMetres"];
            way: components["schemas"]["GoodWay"];
        };
        /** @description Brought by the provider within reach, in these windows; null, it is fetched only. */
        GoodDelivery: {
            /** @description Once an order. */
            feeFen: number;
            windows: components["schemas"]["PickUpWindows"];
        } | null;
        /** @description One article of an order. */
        GoodLine: {
            /** @description Of how many the provider has given the price back since. */
            backUnits: number;
            listingId: components["schemas"]["Id"];
            /** @description How many were there when it was packed; what was missing has been paid back. */
            packedUnits: number | null;
            returnDays: components["schemas"]["ReturnDays"];
            title: string;
            unit: string;
            unitFen: components["schemas"]["Fen"];
            units: number;
        };
        GoodLinesUnits: components["schemas"]["GoodLineUnits"][];
        GoodLineUnits: {
            listingId: components["schemas"]["Id"];
            units: components["schemas"]["Units"];
        };
        GoodListing: {
            category: components["schemas"]["CategoryCode"];
            categoryName: string;
            delivery: components["schemas"]["GoodDelivery"];
            description: components["schemas"]["ListingText"];
            doubtful: components["schemas"]["DoubtfulWords"];
            /** @description How many there are when it is first offered; from then on the stock counts. */
            firstUnits: number;
            grid: components["schemas"]["GridCode"];
            /** @description Paused because the artisan is suspended. */
            held: boolean;
            history: components["schemas"]["History"];
            id: components["schemas"]["Id"];
            /** @constant */
            kind: "good";
            limitMinutes: components["schemas"]["LimitMinutes"];
            meal: components["schemas"]["GoodMeal"];
            missingPapers: components["schemas"]["MissingPapers"];
            mostPerPerson: components["schemas"]["Units"];
            pickUpAddress: components["schemas"]["PickUpAddress"];
            pictures: components["schemas"]["Pictures"];
            policy: components["schemas"]["CancelPolicy"];
            priceFen: components["schemas"]["Fen"];
            /** @enum {unknown} */
            priceKind: "free" | "lowfee" | "market";
            provider: components["schemas"]["Provider"];
            providerName: string;
            rejectReason: string | null;
            returnDays: components["schemas"]["ReturnDays"];
            revision: components["schemas"]["ListingRevision"] | null;
            since: components["schemas"]["Time"];
            state: components["schemas"]["ListingState"];
            steps: components["schemas"]["Steps"];
            title: components["schemas"]["ListingTitle"];
            unit: components["schemas"]["UnitName"];
            version: number;
            way: components["schemas"]["GoodWay"];
            windows: components["schemas"]["PickUpWindows"];
        };
        GoodListingChange: {
            category?: components["schemas"]["CategoryCode"];
            delivery?: components["schemas"]["GoodDelivery"];
            description?: components["schemas"]["ListingText"];
            /** @description How many there are when it is first offered; from then on the stock counts. */
            firstUnits?: number;
            grid?: components["schemas"]["GridCode"];
            /** @constant */
            kind: "good";
            limitMinutes?: components["schemas"]["LimitMinutes"];
            meal?: components["schemas"]["GoodMeal"];
            mostPerPerson?: components["schemas"]["Units"];
            pickUpAddress?: components["schemas"]["PickUpAddress"];
            pictures?: components["schemas"]["PictureIds"];
            policy?: components["schemas"]["CancelPolicy"];
            priceFen?: components["schemas"]["Fen"];
            /** @enum {unknown} */
            priceKind?: "free" | "lowfee" | "market";
            returnDays?: components["schemas"]["ReturnDays"];
            title?: components["schemas"]["ListingTitle"];
            unit?: components["schemas"]["UnitName"];
            way?: components["schemas"]["GoodWay"];
            windows?: components["schemas"]["PickUpWindows"];
        };
        GoodListingNew: {
            category: components["schemas"]["CategoryCode"];
            delivery?: components["schemas"]["GoodDelivery"];
            description?: components["schemas"]["ListingText"];
            /** @description How many there are when it is first offered; from then on the stock counts. */
            firstUnits: number;
            /** @description Where it is offered from; the artisan's micro-grid unless it is offered at a shop. */
            grid?: components["schemas"]["GridCode"];
            /** @constant */
            kind: "good";
            /** @description The artisan's own limit on foot. */
            limitMinutes?: components["schemas"]["LimitMinutes"];
            meal?: components["schemas"]["GoodMeal"];
            mostPerPerson?: components["schemas"]["Units"];
            pickUpAddress: components["schemas"]["PickUpAddress"];
            pictures?: components["schemas"]["PictureIds"];
            policy?: components["schemas"]["CancelPolicy"];
            /** @description For a quote the call-out fee. */
            priceFen: components["schemas"]["Fen"];
            /** @enum {unknown} */
            priceKind: "free" | "lowfee" | "market";
            /** @description Who offers it; without it the asker themselves. */
            provider?: components["schemas"]["Provider"];
            returnDays?: components["schemas"]["ReturnDays"];
            title: components["schemas"]["ListingTitle"];
            unit: components["schemas"]["UnitName"];
            way: components["schemas"]["GoodWay"];
            windows: components["schemas"]["PickUpWindows"];
        };
        GoodListingOffer: {
            category: components["schemas"]["CategoryCode"];
            delivery: components["schemas"]["GoodDelivery"];
            description: components["schemas"]["ListingText"];
            /** @description How many there are when it is first offered; from then on the stock counts. */
            firstUnits: number;
            grid: components["schemas"]["GridCode"];
            /** @constant */
            kind: "good";
            limitMinutes: components["schemas"]["LimitMinutes"];
            meal: components["schemas"]["GoodMeal"];
            mostPerPerson: components["schemas"]["Units"];
            pickUpAddress: components["schemas"]["PickUpAddress"];
            pictures: components["schemas"]["Pictures"];
            policy: components["schemas"]["CancelPolicy"];
            priceFen: components["schemas"]["Fen"];
            /** @enum {unknown} */
            priceKind: "free" | "lowfee" | "market";
            returnDays: components["schemas"]["ReturnDays"];
            title: components["schemas"]["ListingTitle"];
            unit: components["schemas"]["UnitName"];
            way: components["schemas"]["GoodWay"];
            windows: components["schemas"]["PickUpWindows"];
        };
        /** @description Cooked for its window, each day with units of its own; null, it keeps. */
        GoodMeal: {
            /** @description It is ordered and cancelled until so long before the window. */
            cutOffMinutes: number;
            nutrition: components["schemas"]["Nutrition"];
        } | null;
        GoodOrder: {
            amounts: {
                /** @description The price, or the call-out fee of a quote. */
                advanceFen: components["schemas"]["Fen"];
                /** @description What the provider has received in cash. */
                cashFen: components["schemas"]["Fen"];
                /** @description What the resident is owed for it now. */
                owedFen: components["schemas"]["Fen"];
                /** @description What has come in through WeChat. */
                paidFen: components["schemas"]["Fen"];
                /** @description What the resident has had for it. */
                paidOutFen: components["schemas"]["Fen"];
                /** @description What the provider is owed of it. */
                payableFen: components["schemas"]["Fen"];
                /** @description What goes or went back. */
                refundFen: components["schemas"]["Fen"];
            };
            /**
             * @description As whom the viewer sees it.
             * @enum {string}
             */
            as: "resident" | "provider" | "staff" | "auditor";
            bookedAt: components["schemas"]["Time"];
            /** @description What a cancellation by the resident would give back now; null where none is possible. */
            cancelRefundFen: number | null;
            /** @description Until when it would; null where that does not change as long as one can cancel. */
            cancelRefundUntil: components["schemas"]["Time"] | null;
            cartLines: components["schemas"]["GoodLine"][];
            category: string;
            categoryName: string;
            /** @description Only for the side that shows it to the other one. */
            checkInCode: string | null;
            /** @description Too many wrong tries; renewCheckInCode gives another code. */
            checkInLocked: boolean;
            /** @description For the resident their own; for the provider from confirmed until 7 days after the end; for staff only by revealOrderContact. */
            contact: components["schemas"]["OrderContact"] | null;
            /** @description Until when a meal can be cancelled; null for what keeps. */
            cutOffAt: components["schemas"]["Time"] | null;
            /** @description What bringing it costs; part of what is paid. */
            deliveryFen: components["schemas"]["Fen"];
            /** @description What the resident has to pay now, also while its payment is still being opened. Only for the resident. */
            due: {
                amountFen: components["schemas"]["Fen"];
                expiresAt: components["schemas"]["Time"];
                /** @description What of the order it pays. */
                part: string;
            } | null;
            endAt: components["schemas"]["Time"];
            /** @description Whether it is over, well or not; somebody may still object to how it went. */
            ended: boolean;
            /** @description How high a dispute has gone. */
            escalation: {
                grid: components["schemas"]["GridCode"];
                /** @enum {string} */
                level: "community" | "street" | "district";
            } | null;
            /** @description What goes off what the provider earns, as agreed when it was booked. Null for the resident, and where nothing does. */
            fees: {
                /** @description What is the community fund's. */
                fundFen: components["schemas"]["Fen"];
                /** @description What is left for the provider; until it has ended, as it stands. */
                incomeFen: components["schemas"]["Fen"];
                platformFen: components["schemas"]["Fen"];
                /** @description What the provider bears of WeChat's fee. */
                wechatFen: components["schemas"]["Fen"];
            } | null;
            id: components["schemas"]["Id"];
            /** @constant */
            kind: "good";
            listingId: components["schemas"]["Id"];
            /** @description When the clock takes the next step if nobody else does. */
            nextDueAt: components["schemas"]["Time"] | null;
            note: string | null;
            /** @description What people call it by, the day it was booked and six digits. A name and no address. */
            number: string;
            /** @description Who ordered it for somebody else, and for whom; null where the resident did themselves. */
            orderedBy: {
                /** @enum {string} */
                as: "family" | "leader" | "staff";
                /**
                 * @description How the person agreed.
                 * @enum {string}
                 */
                consent: "relative" | "code" | "in_person";
                /** @description Of who ordered it. */
                name: string | null;
                /** @description Whether that was the viewer. */
                own: boolean;
                /** @description For whom. */
                person: string | null;
            } | null;
            /** @description What the resident has to pay now, null where nothing is due or its payment is still being opened. */
            payment: {
                amountFen: components["schemas"]["Fen"];
                expiresAt: components["schemas"]["Time"];
                id: components["schemas"]["Id"];
                /** @description What of the order it pays. */
                part: string;
            } | null;
            /** @description Where it stands among the phases; null where it left that way. */
            phase: components["schemas"]["Phase"] | null;
            /** @description The progress that people know, in order. */
            phases: components["schemas"]["Phase"][];
            /** @description Where it is fetched; an artisan's home is told to the resident once it is packed. */
            pickUpAddress: string | null;
            place: components["schemas"]["GridCode"];
            placeName: string;
            policy: components["schemas"]["CancelRules"];
            /** @enum {string} */
            priceKind: "free" | "lowfee" | "market" | "quote";
            provider: {
                id: components["schemas"]["Id"];
                kind: components["schemas"]["ProviderKind"];
                name: string;
                /** @description Only for the resident, from confirmed until 7 days after the end. */
                phone: string | null;
            };
            /** @description For those who work for the grid, that it stands with a provider who was suspended or has left. */
            providerStopped: boolean;
            /** @description Money on its way back or there already, also what came mismatched, late or unneeded. Not for the provider. */
            refunds: components["schemas"]["OrderRefund"][];
            /** @description Who booked it, for those who work for the grid; null for others. */
            resident: {
                name: string;
                /** @description The number to call about it. */
                phoneMasked: string;
            } | null;
            returning: {
                at: components["schemas"]["Time"];
                cartLines: components["schemas"]["GoodLinesUnits"];
                reason: string;
            } | null;
            /** @description Whether there is a review window for both sides. */
            reviewable: boolean;
            startAt: components["schemas"]["Time"];
            state: components["schemas"]["GoodOrderState"];
            steps: components["schemas"]["Steps"];
            timeline: components["schemas"]["OrderEvent"][];
            title: string;
            /** @enum {string} */
            way: "at_shop" | "at_artisan" | "delivery";
        };
        /** @enum {string} */
        GoodOrderState: "unpaid" | "lapsed" | "placed" | "packed" | "unclaimed" | "handed_over" | "completed" | "returning" | "disputed" | "cancelled" | "settled";
        GoodShelfListing: {
            category: components["schemas"]["CategoryCode"];
            categoryName: string;
            /** @description It can also be brought. */
            delivered: boolean;
            delivery: components["schemas"]["GoodDelivery"];
            description: components["schemas"]["ListingText"];
            gridName: string;
            /** @description How many days ahead it can be booked. */
            horizonDays: number;
            id: components["schemas"]["Id"];
            /** @description The provider in their own words. */
            introduction: string;
            /** @constant */
            kind: "good";
            /** @description How soon it can be booked. */
            leadMinutes: number;
            meal: components["schemas"]["GoodMeal"];
            /** @description At the adult pace. */
            minutes: components["schemas"]["WalkMinutes"];
            /** @description At the elder's pace. */
            minutesElder: components["schemas"]["WalkMinutes"];
            mostPerPerson: components["schemas"]["Units"];
            /**
             * Format: date-time
             * @description The next free start as last worked out; the slots are exact.
             */
            nextStartAt: string | null;
            /** @description As in its terms. */
            pickUpAddress: string | null;
            picture: components["schemas"]["PictureOrNone"];
            pictures: components["schemas"]["Pictures"];
            policy: components["schemas"]["CancelRules"];
            portrait: components["schemas"]["PictureOrNone"];
            priceFen: components["schemas"]["Fen"];
            priceKind: components["schemas"]["PriceKind"];
            provider: components["schemas"]["Provider"];
            providerName: string;
            rating: components["schemas"]["Rating"];
            ratingCount: number;
            returnDays: components["schemas"]["ReturnDays"];
            /** @description What a booking of it accepts. */
            terms: components["schemas"]["Terms"];
            title: components["schemas"]["ListingTitle"];
            unit: components["schemas"]["UnitName"];
            walkMetres: components["schemas"]["WalkMetres"];
            way: components["schemas"]["GoodWay"];
            windows: components["schemas"]["PickUpWindows"];
        };
        GoodTerms: {
            /** @description And at most until so long before the start. */
            answerBeforeMinutes: number;
            /** @description A paid request waits for its answer at most this long. */
            answerHours: number;
            category: components["schemas"]["CategoryCode"];
            categoryName: string;
            delivery: components["schemas"]["GoodDelivery"];
            fingerprint: components["schemas"]["TermsFingerprint"];
            grid: components["schemas"]["GridCode"];
            /** @constant */
            kind: "good";
            meal: components["schemas"]["GoodMeal"];
            mostPerPerson: components["schemas"]["Units"];
            /** @description Of a shop; an artisan's home is told with the order. */
            pickUpAddress: string | null;
            policy: components["schemas"]["CancelRules"];
            /** @description For a quote the call-out fee. */
            priceFen: components["schemas"]["Fen"];
            priceKind: components["schemas"]["PriceKind"];
            returnDays: components["schemas"]["ReturnDays"];
            title: components["schemas"]["ListingTitle"];
            unit: components["schemas"]["UnitName"];
            way: components["schemas"]["GoodWay"];
            windows: components["schemas"]["PickUpWindows"];
        };
        /** @enum {unknown} */
        GoodWay: "at_shop" | "at_artisan";
        Grams: number;
        GridCode: string;
        /** @enum {unknown} */
        GridLevel: "district" | "street" | "community" | "general" | "special" | "micro";
        /** @description Names from the district down to the grid above. */
        GridNames: string[];
        GridPlace: {
            code: components["schemas"]["GridCode"];
            level: components["schemas"]["GridLevel"];
            name: string;
            path: components["schemas"]["GridNames"];
        };
        GridSettings: {
            grid: components["schemas"]["GridCode"];
            items: components["schemas"]["Setting"][];
            /** @description Of what the grid says itself. */
            version: number;
        };
        GridView: {
            /** @description Longitude and latitude, WGS-84. */
            centre: number[];
            code: components["schemas"]["GridCode"];
            households: number;
            /** @description Who looks after it: its own leader, else the nearest one above. */
            leaderName: string | null;
            /** @description Their number on duty, which stands at every door. Null where nobody is named. */
            leaderPhone: string | null;
            level: components["schemas"]["GridLevel"];
            name: string;
            path: components["schemas"]["GridNames"];
            population: number;
        };
        GuestCount: number;
        /** @description The steps taken, oldest first; the last 200. */
        History: {
            /** @description Who took it: a relation, clock or system. */
            as: string;
            at: components["schemas"]["Time"];
            name: components["schemas"]["NameForStaff"];
            /** @description The reason or remark. */
            note: string | null;
            step: components["schemas"]["Step"];
            to: string;
        }[];
        HourCount: number;
        Id: string;
        Income: {
            /** @description Cash received at the door and still held for the marketplace. */
            cashFen: components["schemas"]["SignedFen"];
            items: components["schemas"]["IncomeEntry"][];
            next: components["schemas"]["Next"];
            /** @description The places whose income the asker sees as well. */
            others: {
                id: components["schemas"]["Id"];
                name: string;
            }[];
            owedFen: components["schemas"]["SignedFen"];
            /** @description Those of them that become payable first. */
            pending: components["schemas"]["PendingIncome"][];
            pendingCount: number;
            /** @description What agreed orders bring if they end as they stand; it becomes part of what is owed. */
            pendingFen: components["schemas"]["SignedFen"];
            /** @description What goes off new orders, in basis points; null where nothing does. */
            rates: {
                fundPoints: number;
                platformPoints: number;
                /** @description Of what WeChat took. */
                wechatPoints: number;
            } | null;
        };
        IncomeEntry: {
            at: components["schemas"]["Time"];
            /** @description What went off it before, for the platform, the community fund and WeChat. */
            feeFen: number;
            fen: components["schemas"]["SignedFen"];
            id: string;
            /** @description The thing it belongs to, e.g. an order id. */
            source: string;
            /** @description The step that made it payable, e.g. `order.settle`. */
            why: string;
        };
        LimitMinutes: number;
        Listing: components["schemas"]["ActivityListing"] | components["schemas"]["GoodListing"] | components["schemas"]["LoanListing"] | components["schemas"]["PickupListing"] | components["schemas"]["RoomListing"] | components["schemas"]["ServiceListing"];
        ListingAddress: string | null;
        ListingChange: components["schemas"]["ActivityListingChange"] | components["schemas"]["GoodListingChange"] | components["schemas"]["LoanListingChange"] | components["schemas"]["PickupListingChange"] | components["schemas"]["RoomListingChange"] | components["schemas"]["ServiceListingChange"];
        ListingChangeCommon: {
            category?: components["schemas"]["CategoryCode"];
            description?: components["schemas"]["ListingText"];
            grid?: components["schemas"]["GridCode"];
            kind: string;
            limitMinutes?: components["schemas"]["LimitMinutes"];
            pictures?: components["schemas"]["PictureIds"];
            policy?: components["schemas"]["CancelPolicy"];
            priceFen?: components["schemas"]["Fen"];
            priceKind?: components["schemas"]["PriceKind"];
            title?: components["schemas"]["ListingTitle"];
        };
        ListingCommon: {
            category: components["schemas"]["CategoryCode"];
            categoryName: string;
            description: components["schemas"]["ListingText"];
            doubtful: components["schemas"]["DoubtfulWords"];
            grid: components["schemas"]["GridCode"];
            /** @description Paused because the artisan is suspended. */
            held: boolean;
            history: components["schemas"]["History"];
            id: components["schemas"]["Id"];
            kind: string;
            limitMinutes: components["schemas"]["LimitMinutes"];
            missingPapers: components["schemas"]["MissingPapers"];
            pictures: components["schemas"]["Pictures"];
            policy: components["schemas"]["CancelPolicy"];
            priceFen: components["schemas"]["Fen"];
            priceKind: components["schemas"]["PriceKind"];
            provider: components["schemas"]["Provider"];
            providerName: string;
            rejectReason: string | null;
            revision: components["schemas"]["ListingRevision"] | null;
            since: components["schemas"]["Time"];
            state: components["schemas"]["ListingState"];
            steps: components["schemas"]["Steps"];
            title: components["schemas"]["ListingTitle"];
            version: number;
        };
        ListingNew: components["schemas"]["ActivityListingNew"] | components["schemas"]["GoodListingNew"] | components["schemas"]["LoanListingNew"] | components["schemas"]["PickupListingNew"] | components["schemas"]["RoomListingNew"] | components["schemas"]["ServiceListingNew"];
        ListingNewCommon: {
            category: components["schemas"]["CategoryCode"];
            description?: components["schemas"]["ListingText"];
            /** @description Where it is offered from; the artisan's micro-grid unless it is offered at a shop. */
            grid?: components["schemas"]["GridCode"];
            /** @description What kind of order it is booked as. */
            kind: string;
            /** @description The artisan's own limit on foot. */
            limitMinutes?: components["schemas"]["LimitMinutes"];
            pictures?: components["schemas"]["PictureIds"];
            policy?: components["schemas"]["CancelPolicy"];
            /** @description For a quote the call-out fee. */
            priceFen: components["schemas"]["Fen"];
            priceKind: components["schemas"]["PriceKind"];
            /** @description Who offers it; without it the asker themselves. */
            provider?: components["schemas"]["Provider"];
            title: components["schemas"]["ListingTitle"];
        };
        ListingOffer: components["schemas"]["ActivityListingOffer"] | components["schemas"]["GoodListingOffer"] | components["schemas"]["LoanListingOffer"] | components["schemas"]["PickupListingOffer"] | components["schemas"]["RoomListingOffer"] | components["schemas"]["ServiceListingOffer"];
        ListingOfferCommon: {
            category: components["schemas"]["CategoryCode"];
            description: components["schemas"]["ListingText"];
            grid: components["schemas"]["GridCode"];
            kind: string;
            limitMinutes: components["schemas"]["LimitMinutes"];
            pictures: components["schemas"]["Pictures"];
            policy: components["schemas"]["CancelPolicy"];
            priceFen: components["schemas"]["Fen"];
            priceKind: components["schemas"]["PriceKind"];
            title: components["schemas"]["ListingTitle"];
        };
        ListingPage: {
            items: components["schemas"]["Listing"][];
            next: components["schemas"]["Next"];
        };
        /** @description A change beside a listing that stays as it is until the change is approved. */
        ListingRevision: {
            at: components["schemas"]["Time"];
            categoryName: string;
            /** @description The fields in which it differs from the listing. */
            changes: string[];
            doubtful: components["schemas"]["DoubtfulWords"];
            missingPapers: components["schemas"]["MissingPapers"];
            offer: components["schemas"]["ListingOffer"];
            rejectReason: string | null;
            /** @enum {unknown} */
            state: "pending" | "rejected";
        };
        /** @enum {unknown} */
        ListingState: "draft" | "submitted" | "live" | "paused" | "retired" | "rejected";
        ListingText: string;
        ListingTitle: string;
        LoanAddress: string;
        LoanBooking: {
            /** @description The entry of the queue by which the days are offered. */
            entryId?: components["schemas"]["Id"];
            fromDate: components["schemas"]["UnitDate"];
            /** @constant */
            kind: "loan";
            listingId: components["schemas"]["Id"];
            note?: string;
            /** @description For whom it is, where that is not who orders: a relative who has agreed; or for leaders and staff a resident, with the code that they were told, or with the word that they agreed in person. */
            onBehalf?: {
                code?: components["schemas"]["ShortCode"];
                inPerson?: boolean;
                personId?: components["schemas"]["Id"];
                relativeId?: components["schemas"]["Id"];
            };
            payWay: components["schemas"]["PayWay"];
            /** @description The micro-grid where the resident stands; for a visit at home that of the visit's address. */
            place: components["schemas"]["GridCode"];
            /** @description The fingerprint of the terms that were shown; where others hold by now nothing is booked. */
            terms: components["schemas"]["TermsFingerprint"];
            toDate: components["schemas"]["UnitDate"];
        };
        LoanCard: {
            category: components["schemas"]["CategoryCode"];
            categoryName: string;
            depositFen: components["schemas"]["LoanFee"];
            id: components["schemas"]["Id"];
            instant: boolean;
            /** @constant */
            kind: "loan";
            /** @description At the adult pace. */
            minutes: components["schemas"]["WalkMinutes"];
            /** @description At the elder's pace. */
            minutesElder: components["schemas"]["WalkMinutes"];
            /** @description How many more its provider has that are gathered behind this one. */
            moreOfProvider?: number;
            /**
             * Format: date-time
             * @description The next free start as last worked out; the slots are exact.
             */
            nextStartAt: string | null;
            picture: components["schemas"]["PictureOrNone"];
            priceFen: components["schemas"]["Fen"];
            priceKind: components["schemas"]["PriceKind"];
            provider: components["schemas"]["Provider"];
            providerName: string;
            rating: components["schemas"]["Rating"];
            ratingCount: number;
            title: components["schemas"]["ListingTitle"];
            walkMetres: components["schemas"]["WalkMetres"];
            way: components["schemas"]["LoanWay"];
        };
        LoanDays: number;
        /** @description Integer fen. */
        LoanFee: number;
        LoanHours: {
            /** @description 0 is Sunday. */
            dayOfWeek: number;
            fromMinute: number;
            toMinute: number;
        }[];
        LoanListing: {
            category: components["schemas"]["CategoryCode"];
            categoryName: string;
            depositFen: components["schemas"]["LoanFee"];
            description: components["schemas"]["ListingText"];
            doubtful: components["schemas"]["DoubtfulWords"];
            /** @description How many there are when it is first offered; from then on the units count. */
            firstUnits: number;
            grid: components["schemas"]["GridCode"];
            /** @description Paused because the artisan is suspended. */
            held: boolean;
            history: components["schemas"]["History"];
            hours: components["schemas"]["LoanHours"];
            id: components["schemas"]["Id"];
            instant: boolean;
            /** @constant */
            kind: "loan";
            lateFeePerDayFen: components["schemas"]["LoanFee"];
            limitMinutes: components["schemas"]["LimitMinutes"];
            missingPapers: components["schemas"]["MissingPapers"];
            mostDays: components["schemas"]["LoanDays"];
            mostRenewals: components["schemas"]["LoanRenewals"];
            pickUpAddress: components["schemas"]["LoanAddress"];
            pictures: components["schemas"]["Pictures"];
            policy: components["schemas"]["CancelPolicy"];
            priceFen: components["schemas"]["Fen"];
            /** @enum {unknown} */
            priceKind: "free" | "lowfee" | "market";
            provider: components["schemas"]["Provider"];
            providerName: string;
            rejectReason: string | null;
            revision: components["schemas"]["ListingRevision"] | null;
            since: components["schemas"]["Time"];
            state: components["schemas"]["ListingState"];
            steps: components["schemas"]["Steps"];
            title: components["schemas"]["ListingTitle"];
            version: number;
            way: components["schemas"]["LoanWay"];
        };
        LoanListingChange: {
            category?: components["schemas"]["CategoryCode"];
            depositFen?: components["schemas"]["LoanFee"];
            description?: components["schemas"]["ListingText"];
            /** @description How many there are when it is first offered; from then on the units count. */
            firstUnits?: number;
            grid?: components["schemas"]["GridCode"];
            hours?: components["schemas"]["LoanHours"];
            instant?: boolean;
            /** @constant */
            kind: "loan";
            lateFeePerDayFen?: components["schemas"]["LoanFee"];
            limitMinutes?: components["schemas"]["LimitMinutes"];
            mostDays?: components["schemas"]["LoanDays"];
            mostRenewals?: components["schemas"]["LoanRenewals"];
            pickUpAddress?: components["schemas"]["LoanAddress"];
            pictures?: components["schemas"]["PictureIds"];
            policy?: components["schemas"]["CancelPolicy"];
            priceFen?: components["schemas"]["Fen"];
            /** @enum {unknown} */
            priceKind?: "free" | "lowfee" | "market";
            title?: components["schemas"]["ListingTitle"];
            way?: components["schemas"]["LoanWay"];
        };
        LoanListingNew: {
            category: components["schemas"]["CategoryCode"];
            depositFen?: components["schemas"]["LoanFee"];
            description?: components["schemas"]["ListingText"];
            /** @description How many there are when it is first offered; from then on the units count. */
            firstUnits: number;
            /** @description Where it is offered from; the artisan's micro-grid unless it is offered at a shop. */
            grid?: components["schemas"]["GridCode"];
            hours: components["schemas"]["LoanHours"];
            instant?: boolean;
            /** @constant */
            kind: "loan";
            lateFeePerDayFen?: components["schemas"]["LoanFee"];
            /** @description The artisan's own limit on foot. */
            limitMinutes?: components["schemas"]["LimitMinutes"];
            mostDays?: components["schemas"]["LoanDays"];
            mostRenewals?: components["schemas"]["LoanRenewals"];
            pickUpAddress: components["schemas"]["LoanAddress"];
            pictures?: components["schemas"]["PictureIds"];
            policy?: components["schemas"]["CancelPolicy"];
            /** @description For a quote the call-out fee. */
            priceFen: components["schemas"]["Fen"];
            /** @enum {unknown} */
            priceKind: "free" | "lowfee" | "market";
            /** @description Who offers it; without it the asker themselves. */
            provider?: components["schemas"]["Provider"];
            title: components["schemas"]["ListingTitle"];
            way: components["schemas"]["LoanWay"];
        };
        LoanListingOffer: {
            category: components["schemas"]["CategoryCode"];
            depositFen: components["schemas"]["LoanFee"];
            description: components["schemas"]["ListingText"];
            /** @description How many there are when it is first offered; from then on the units count. */
            firstUnits: number;
            grid: components["schemas"]["GridCode"];
            hours: components["schemas"]["LoanHours"];
            instant: boolean;
            /** @constant */
            kind: "loan";
            lateFeePerDayFen: components["schemas"]["LoanFee"];
            limitMinutes: components["schemas"]["LimitMinutes"];
            mostDays: components["schemas"]["LoanDays"];
            mostRenewals: components["schemas"]["LoanRenewals"];
            pickUpAddress: components["schemas"]["LoanAddress"];
            pictures: components["schemas"]["Pictures"];
            policy: components["schemas"]["CancelPolicy"];
            priceFen: components["schemas"]["Fen"];
            /** @enum {unknown} */
            priceKind: "free" | "lowfee" | "market";
            title: components["schemas"]["ListingTitle"];
            way: components["schemas"]["LoanWay"];
        };
        LoanOrder: {
            amounts: {
                /** @description The price, or the call-out fee of a quote. */
                advanceFen: components["schemas"]["Fen"];
                /** @description What the provider has received in cash. */
                cashFen: components["schemas"]["Fen"];
                /** @description What the resident is owed for it now. */
                owedFen: components["schemas"]["Fen"];
                /** @description What has come in through WeChat. */
                paidFen: components["schemas"]["Fen"];
                /** @description What the resident has had for it. */
                paidOutFen: components["schemas"]["Fen"];
                /** @description What the provider is owed of it. */
                payableFen: components["schemas"]["Fen"];
                /** @description What goes or went back. */
                refundFen: components["schemas"]["Fen"];
            };
            /**
             * @description As whom the viewer sees it.
             * @enum {string}
             */
            as: "resident" | "provider" | "staff" | "auditor";
            bookedAt: components["schemas"]["Time"];
            /** @description What a cancellation by the resident would give back now; null where none is possible. */
            cancelRefundFen: number | null;
            /** @description Until when it would; null where that does not change as long as one can cancel. */
            cancelRefundUntil: components["schemas"]["Time"] | null;
            category: string;
            categoryName: string;
            /** @description Only for the side that shows it to the other one. */
            checkInCode: string | null;
            /** @description Too many wrong tries; renewCheckInCode gives another code. */
            checkInLocked: boolean;
            /** @description For the resident their own; for the provider from confirmed until 7 days after the end; for staff only by revealOrderContact. */
            contact: components["schemas"]["OrderContact"] | null;
            damage: {
                at: components["schemas"]["Time"];
                fen: components["schemas"]["Fen"];
                reason: string;
            } | null;
            days: components["schemas"]["LoanDays"];
            /** @description What would be kept of the deposit if it came back now, and what would go back; null where it is not out. */
            deductions: {
                backFen: components["schemas"]["Fen"];
                damageFen: components["schemas"]["Fen"];
                keptFen: components["schemas"]["Fen"];
                lateDays: number;
                lateFen: components["schemas"]["Fen"];
                renewalsFen: components["schemas"]["Fen"];
            } | null;
            depositFen: components["schemas"]["Fen"];
            /** @description What the resident has to pay now, also while its payment is still being opened. Only for the resident. */
            due: {
                amountFen: components["schemas"]["Fen"];
                expiresAt: components["schemas"]["Time"];
                /** @description What of the order it pays. */
                part: string;
            } | null;
            endAt: components["schemas"]["Time"];
            /** @description Whether it is over, well or not; somebody may still object to how it went. */
            ended: boolean;
            /** @description How high a dispute has gone. */
            escalation: {
                grid: components["schemas"]["GridCode"];
                /** @enum {string} */
                level: "community" | "street" | "district";
            } | null;
            feeFen: components["schemas"]["Fen"];
            feePerDayFen: components["schemas"]["Fen"];
            /** @description What goes off what the provider earns, as agreed when it was booked. Null for the resident, and where nothing does. */
            fees: {
                /** @description What is the community fund's. */
                fundFen: components["schemas"]["Fen"];
                /** @description What is left for the provider; until it has ended, as it stands. */
                incomeFen: components["schemas"]["Fen"];
                platformFen: components["schemas"]["Fen"];
                /** @description What the provider bears of WeChat's fee. */
                wechatFen: components["schemas"]["Fen"];
            } | null;
            hours: components["schemas"]["LoanHours"];
            id: components["schemas"]["Id"];
            instant: boolean;
            /** @description What was kept of the deposit; null before that is decided. */
            keptFen: number | null;
            /** @constant */
            kind: "loan";
            lateFeePerDayFen: components["schemas"]["Fen"];
            listingId: components["schemas"]["Id"];
            mostRenewals: components["schemas"]["LoanRenewals"];
            /** @description When the clock takes the next step if nobody else does. */
            nextDueAt: components["schemas"]["Time"] | null;
            note: string | null;
            /** @description What people call it by, the day it was booked and six digits. A name and no address. */
            number: string;
            /** @description Who ordered it for somebody else, and for whom; null where the resident did themselves. */
            orderedBy: {
                /** @enum {string} */
                as: "family" | "leader" | "staff";
                /**
                 * @description How the person agreed.
                 * @enum {string}
                 */
                consent: "relative" | "code" | "in_person";
                /** @description Of who ordered it. */
                name: string | null;
                /** @description Whether that was the viewer. */
                own: boolean;
                /** @description For whom. */
                person: string | null;
            } | null;
            /** @description What the resident has to pay now, null where nothing is due or its payment is still being opened. */
            payment: {
                amountFen: components["schemas"]["Fen"];
                expiresAt: components["schemas"]["Time"];
                id: components["schemas"]["Id"];
                /** @description What of the order it pays. */
                part: string;
            } | null;
            /** @description Where it stands among the phases; null where it left that way. */
            phase: components["schemas"]["Phase"] | null;
            /** @description The progress that people know, in order. */
            phases: components["schemas"]["Phase"][];
            /** @description Where it is fetched and brought back; an artisan's home is told once it is agreed. */
            pickUpAddress: string | null;
            place: components["schemas"]["GridCode"];
            placeName: string;
            policy: components["schemas"]["CancelRules"];
            /** @enum {string} */
            priceKind: "free" | "lowfee" | "market" | "quote";
            provider: {
                id: components["schemas"]["Id"];
                kind: components["schemas"]["ProviderKind"];
                name: string;
                /** @description Only for the resident, from confirmed until 7 days after the end. */
                phone: string | null;
            };
            /** @description For those who work for the grid, that it stands with a provider who was suspended or has left. */
            providerStopped: boolean;
            /** @description Money on its way back or there already, also what came mismatched, late or unneeded. Not for the provider. */
            refunds: components["schemas"]["OrderRefund"][];
            renewals: {
                days: components["schemas"]["LoanDays"];
                feeFen: components["schemas"]["Fen"];
            }[];
            renewedFen: components["schemas"]["Fen"];
            /** @description Who booked it, for those who work for the grid; null for others. */
            resident: {
                name: string;
                /** @description The number to call about it. */
                phoneMasked: string;
            } | null;
            returnedAt: components["schemas"]["Time"] | null;
            /** @description Whether there is a review window for both sides. */
            reviewable: boolean;
            startAt: components["schemas"]["Time"];
            state: components["schemas"]["LoanOrderState"];
            steps: components["schemas"]["Steps"];
            timeline: components["schemas"]["OrderEvent"][];
            title: string;
            unitNumber: number;
            /** @enum {string} */
            way: "at_shop" | "at_artisan";
        };
        /** @enum {string} */
        LoanOrderState: "unpaid" | "lapsed" | "requested" | "declined" | "ready" | "cancelled" | "missed" | "borrowed" | "overdue" | "assessed" | "returned" | "lost" | "disputed" | "settled";
        LoanRenewals: number;
        LoanShelfListing: {
            category: components["schemas"]["CategoryCode"];
            categoryName: string;
            depositFen: components["schemas"]["LoanFee"];
            description: components["schemas"]["ListingText"];
            gridName: string;
            /** @description How many days ahead it can be booked. */
            horizonDays: number;
            hours: components["schemas"]["LoanHours"];
            id: components["schemas"]["Id"];
            instant: boolean;
            /** @description The provider in their own words. */
            introduction: string;
            /** @constant */
            kind: "loan";
            lateFeePerDayFen: components["schemas"]["LoanFee"];
            /** @description How soon it can be booked. */
            leadMinutes: number;
            /** @description At the adult pace. */
            minutes: components["schemas"]["WalkMinutes"];
            /** @description At the elder's pace. */
            minutesElder: components["schemas"]["WalkMinutes"];
            mostDays: components["schemas"]["LoanDays"];
            mostRenewals: components["schemas"]["LoanRenewals"];
            /**
             * Format: date-time
             * @description The next free start as last worked out; the slots are exact.
             */
            nextStartAt: string | null;
            /** @description Of a shop; an artisan's home is told with the order. */
            pickUpAddress: string | null;
            picture: components["schemas"]["PictureOrNone"];
            pictures: components["schemas"]["Pictures"];
            policy: components["schemas"]["CancelRules"];
            portrait: components["schemas"]["PictureOrNone"];
            priceFen: components["schemas"]["Fen"];
            priceKind: components["schemas"]["PriceKind"];
            provider: components["schemas"]["Provider"];
            providerName: string;
            rating: components["schemas"]["Rating"];
            ratingCount: number;
            /** @description What a booking of it accepts. */
            terms: components["schemas"]["Terms"];
            title: components["schemas"]["ListingTitle"];
            walkMetres: components["schemas"]["WalkMetres"];
            way: components["schemas"]["LoanWay"];
        };
        LoanTerms: {
            /** @description And at most until so long before the start. */
            answerBeforeMinutes: number;
            /** @description A paid request waits for its answer at most this long. */
            answerHours: number;
            category: components["schemas"]["CategoryCode"];
            categoryName: string;
            depositFen: components["schemas"]["LoanFee"];
            fingerprint: components["schemas"]["TermsFingerprint"];
            grid: components["schemas"]["GridCode"];
            hours: components["schemas"]["LoanHours"];
            instant: boolean;
            /** @constant */
            kind: "loan";
            lateFeePerDayFen: components["schemas"]["LoanFee"];
            mostDays: components["schemas"]["LoanDays"];
            mostRenewals: components["schemas"]["LoanRenewals"];
            /** @description Of a shop; an artisan's home is told with the order. */
            pickUpAddress: string | null;
            policy: components["schemas"]["CancelRules"];
            /** @description For a quote the call-out fee. */
            priceFen: components["schemas"]["Fen"];
            priceKind: components["schemas"]["PriceKind"];
            title: components["schemas"]["ListingTitle"];
            way: components["schemas"]["LoanWay"];
        };
        /** @enum {unknown} */
        LoanWay: "at_shop" | "at_artisan";
        LocalClock: {
            now: components["schemas"]["Time"];
            offsetMs: number;
        };
        Login: string;
        LookAtMe: {
            action: string;
            /** @description As what, e.g. `staff`. */
            as: string;
            at: components["schemas"]["Time"];
            /** @description The grid where that role is held. */
            gridName: string | null;
            id: components["schemas"]["Id"];
        };
        Material: string;
        /** @description What one kilogram of it brings the resident. */
        MaterialPrice: {
            material: components["schemas"]["Material"];
            perKgFen: components["schemas"]["PerKgFen"];
        };
        MaterialPrices: components["schemas"]["MaterialPrice"][];
        Me: {
            helper: components["schemas"]["OwnHelper"];
            homeGrid: components["schemas"]["PlaceRef"];
            id: components["schemas"]["Id"];
            login: components["schemas"]["OwnLogin"];
            name: string;
            phone: components["schemas"]["Phone"];
            phoneMasked: string;
        };
        /** @enum {string} */
        Measure: "hide" | "warn" | "strike" | "suspend";
        MerchantNew: {
            address: components["schemas"]["OutletAddress"];
            /** @description The micro-grid where it stands. */
            grid: components["schemas"]["GridCode"];
            introduction?: components["schemas"]["OutletIntroduction"];
            licence: string;
            name: components["schemas"]["OutletName"];
            opening: components["schemas"]["Opening"];
            /** @description Who runs it, and acts for it once it is let in. */
            owner: {
                name: string;
                phone: components["schemas"]["Phone"];
            };
            payee: components["schemas"]["PayeeSaid"];
            /** @description What residents call. */
            phone: components["schemas"]["Phone"];
        };
        /** @description Papers that its category asks for and staff has yet to see, or to see again. */
        MissingPapers: components["schemas"]["PaperName"][];
        Money: {
            /** @description Whether it is known to which WeChat it goes. */
            isBound: boolean;
            /** @description The least that one withdrawal may be. */
            leastFen: components["schemas"]["SignedFen"];
            /** @description The most that can be withdrawn now, at once. */
            mostFen: components["schemas"]["SignedFen"];
            underWayFen: components["schemas"]["SignedFen"];
            /** @description What agreed orders bring if they end as they stand. */
            waitingFen: components["schemas"]["SignedFen"];
            /** @description What is owed, less the cash that is held for the marketplace. */
            withdrawableFen: components["schemas"]["SignedFen"];
            withdrawnFen: components["schemas"]["SignedFen"];
        };
        Month: string;
        MyStatement: {
            closingFen: components["schemas"]["SignedFen"];
            /** @description What orders brought, less what they took back. */
            earnedFen: components["schemas"]["SignedFen"];
            /** @description What went off before, for the platform, the community fund and WeChat. */
            feeFen: components["schemas"]["FenSum"];
            items: components["schemas"]["MyStatementLine"][];
            next: components["schemas"]["Next"];
            openingFen: components["schemas"]["SignedFen"];
            otherFen: components["schemas"]["SignedFen"];
            /** @description What went to the person's WeChat, less what came back. */
            withdrawnFen: components["schemas"]["SignedFen"];
        };
        MyStatementLine: {
            at: components["schemas"]["Time"];
            behindFen: components["schemas"]["SignedFen"];
            feeFen: components["schemas"]["FenSum"];
            fen: components["schemas"]["SignedFen"];
            id: string;
            order: {
                id: components["schemas"]["Id"];
                number: string;
                title: string;
            } | null;
            /** @description The step that made it, e.g. `order.settle`. */
            why: string;
        };
        MyWechat: {
            /** @description This server speaks for an official account. */
            isOffered: boolean;
            since: components["schemas"]["Time"] | null;
        };
        /** @description Who it was, for those who work for the grid; null for others, and where it was nobody. */
        NameForStaff: string | null;
        NearGrid: {
            code: components["schemas"]["GridCode"];
            level: components["schemas"]["GridLevel"];
            /** @description As the crow flies. */
            metres: number;
            name: string;
            path: components["schemas"]["GridNames"];
        };
        Need: {
            grid: components["schemas"]["GridCode"];
            gridName: string;
            id: components["schemas"]["Id"];
            /** @description What whoever closed it says. */
            reason: string | null;
            reportedAt: components["schemas"]["Time"];
            /** @enum {string} */
            state: "reported" | "closed" | "withdrawn" | "lapsed";
            steps: components["schemas"]["Steps"];
            words: string;
        };
        /** @description Cursor of the next page, null at the end. */
        Next: string | null;
        NominationNew: {
            grid: components["schemas"]["GridCode"];
            name: string;
            note?: string;
            phone: components["schemas"]["Phone"];
            skills: components["schemas"]["CategoryCode"][];
        };
        Notice: {
            /** @description The thing it is about, for a link; null where there is none. */
            about: {
                id: components["schemas"]["Id"];
                /** @enum {unknown} */
                kind: "order" | "artisan" | "listing" | "outlet";
            } | null;
            at: components["schemas"]["Time"];
            id: components["schemas"]["Id"];
            read: boolean;
            /** @description A reason of 300 characters, with what is said around it. */
            text: string;
        };
        NoticeChoices: {
            /** @description One has allowed the mini-program a message that it has not used. */
            isAllowed: boolean;
            /** @description Whether a WeChat is tied to the account. */
            isBound: boolean;
            /** @description Whether this server sends anything in WeChat. */
            isOffered: boolean;
            /** @description WeChat said that one wants nothing from the account. */
            isRefused: boolean;
            /** @description Text messages of what neither money nor an appointment depends on. */
            sms: boolean;
            /** @description What the mini-program asks one to allow; none where one is not known there. */
            templates: string[];
            wechat: boolean;
        };
        /** @description What one of it contains. */
        Nutrition: {
            carbsGrams: number;
            fatGrams: number;
            kcal: number;
            proteinGrams: number;
            sodiumMg: number;
        } | null;
        Objection: {
            at: components["schemas"]["Time"];
            details: string;
        };
        ObjectionAnswer: {
            at: components["schemas"]["Time"];
            reason: string;
        };
        /** @description When it is open each week, in minutes of the day in Asia/Shanghai. */
        OpenHours: {
            /** @description 0 is Sunday. */
            dayOfWeek: number;
            fromMinute: number;
            toMinute: number;
        };
        /** @description The same hours on each of these days, in minutes since midnight. */
        Opening: {
            fromMinute: number;
            toMinute: number;
            weekdays: components["schemas"]["WeekDays"];
        };
        OpenWindow: {
            endAt: components["schemas"]["Time"];
            left: number;
            startAt: components["schemas"]["Time"];
        };
        Order: components["schemas"]["ActivityOrder"] | components["schemas"]["GoodOrder"] | components["schemas"]["LoanOrder"] | components["schemas"]["PickupOrder"] | components["schemas"]["RoomOrder"] | components["schemas"]["ServiceOrder"];
        OrderCommon: {
            amounts: {
                /** @description The price, or the call-out fee of a quote. */
                advanceFen: components["schemas"]["Fen"];
                /** @description What the provider has received in cash. */
                cashFen: components["schemas"]["Fen"];
                /** @description What the resident is owed for it now. */
                owedFen: components["schemas"]["Fen"];
                /** @description What has come in through WeChat. */
                paidFen: components["schemas"]["Fen"];
                /** @description What the resident has had for it. */
                paidOutFen: components["schemas"]["Fen"];
                /** @description What the provider is owed of it. */
                payableFen: components["schemas"]["Fen"];
                /** @description What goes or went back. */
                refundFen: components["schemas"]["Fen"];
            };
            /**
             * @description As whom the viewer sees it.
             * @enum {string}
             */
            as: "resident" | "provider" | "staff" | "auditor";
            bookedAt: components["schemas"]["Time"];
            /** @description What a cancellation by the resident would give back now; null where none is possible. */
            cancelRefundFen: number | null;
            /** @description Until when it would; null where that does not change as long as one can cancel. */
            cancelRefundUntil: components["schemas"]["Time"] | null;
            category: string;
            categoryName: string;
            /** @description Only for the side that shows it to the other one. */
            checkInCode: string | null;
            /** @description Too many wrong tries; renewCheckInCode gives another code. */
            checkInLocked: boolean;
            /** @description For the resident their own; for the provider from confirmed until 7 days after the end; for staff only by revealOrderContact. */
            contact: components["schemas"]["OrderContact"] | null;
            /** @description What the resident has to pay now, also while its payment is still being opened. Only for the resident. */
            due: {
                amountFen: components["schemas"]["Fen"];
                expiresAt: components["schemas"]["Time"];
                /** @description What of the order it pays. */
                part: string;
            } | null;
            endAt: components["schemas"]["Time"];
            /** @description Whether it is over, well or not; somebody may still object to how it went. */
            ended: boolean;
            /** @description How high a dispute has gone. */
            escalation: {
                grid: components["schemas"]["GridCode"];
                /** @enum {string} */
                level: "community" | "street" | "district";
            } | null;
            /** @description What goes off what the provider earns, as agreed when it was booked. Null for the resident, and where nothing does. */
            fees: {
                /** @description What is the community fund's. */
                fundFen: components["schemas"]["Fen"];
                /** @description What is left for the provider; until it has ended, as it stands. */
                incomeFen: components["schemas"]["Fen"];
                platformFen: components["schemas"]["Fen"];
                /** @description What the provider bears of WeChat's fee. */
                wechatFen: components["schemas"]["Fen"];
            } | null;
            id: components["schemas"]["Id"];
            /** @description What kind of order it is; each kind shows more. */
            kind: string;
            listingId: components["schemas"]["Id"];
            /** @description When the clock takes the next step if nobody else does. */
            nextDueAt: components["schemas"]["Time"] | null;
            note: string | null;
            /** @description What people call it by, the day it was booked and six digits. A name and no address. */
            number: string;
            /** @description Who ordered it for somebody else, and for whom; null where the resident did themselves. */
            orderedBy: {
                /** @enum {string} */
                as: "family" | "leader" | "staff";
                /**
                 * @description How the person agreed.
                 * @enum {string}
                 */
                consent: "relative" | "code" | "in_person";
                /** @description Of who ordered it. */
                name: string | null;
                /** @description Whether that was the viewer. */
                own: boolean;
                /** @description For whom. */
                person: string | null;
            } | null;
            /** @description What the resident has to pay now, null where nothing is due or its payment is still being opened. */
            payment: {
                amountFen: components["schemas"]["Fen"];
                expiresAt: components["schemas"]["Time"];
                id: components["schemas"]["Id"];
                /** @description What of the order it pays. */
                part: string;
            } | null;
            /** @description Where it stands among the phases; null where it left that way. */
            phase: components["schemas"]["Phase"] | null;
            /** @description The progress that people know, in order. */
            phases: components["schemas"]["Phase"][];
            place: components["schemas"]["GridCode"];
            placeName: string;
            policy: components["schemas"]["CancelRules"];
            /** @enum {string} */
            priceKind: "free" | "lowfee" | "market" | "quote";
            provider: {
                id: components["schemas"]["Id"];
                kind: components["schemas"]["ProviderKind"];
                name: string;
                /** @description Only for the resident, from confirmed until 7 days after the end. */
                phone: string | null;
            };
            /** @description For those who work for the grid, that it stands with a provider who was suspended or has left. */
            providerStopped: boolean;
            /** @description Money on its way back or there already, also what came mismatched, late or unneeded. Not for the provider. */
            refunds: components["schemas"]["OrderRefund"][];
            /** @description Who booked it, for those who work for the grid; null for others. */
            resident: {
                name: string;
                /** @description The number to call about it. */
                phoneMasked: string;
            } | null;
            /** @description Whether there is a review window for both sides. */
            reviewable: boolean;
            startAt: components["schemas"]["Time"];
            state: components["schemas"]["OrderState"];
            steps: components["schemas"]["Steps"];
            timeline: components["schemas"]["OrderEvent"][];
            title: string;
        };
        OrderContact: {
            /** @description Only of a visit at home. */
            address: string | null;
            name: string | null;
            phone: string | null;
        };
        OrderEvent: {
            amountFen?: components["schemas"]["Fen"];
            at: components["schemas"]["Time"];
            /** @enum {string} */
            by: "resident" | "provider" | "staff" | "clock" | "system" | "payment";
            /** @description Who it was, for those who work for the grid. */
            name?: string;
            /** @description Another start, as it was proposed, agreed on or dropped. */
            newStartAt?: components["schemas"]["Time"];
            payableFen?: components["schemas"]["Fen"];
            /** @description What came with the step. Of a dispute for both sides and those who decide alone. */
            pictures?: components["schemas"]["Pictures"];
            reason?: string;
            refundFen?: components["schemas"]["Fen"];
            state: components["schemas"]["OrderState"];
            step: components["schemas"]["Step"];
        };
        OrderRefund: {
            amountFen: components["schemas"]["Fen"];
            /**
             * @description As what the money had come; mismatched and late money bought nothing and goes back whole.
             * @enum {string}
             */
            came: "paid" | "mismatched" | "late";
            since: components["schemas"]["Time"];
            state: components["schemas"]["RefundState"];
            /** @description WeChat did not take it on for now; it is asked again by itself. */
            waits?: boolean;
        };
        /** @enum {string} */
        OrderState: "unpaid" | "lapsed" | "booked" | "attended" | "absent" | "disputed" | "cancelled" | "settled" | "placed" | "packed" | "unclaimed" | "handed_over" | "completed" | "returning" | "requested" | "declined" | "ready" | "missed" | "borrowed" | "overdue" | "assessed" | "returned" | "lost" | "assigned" | "arrived" | "weighed" | "agreed" | "handed" | "paid" | "used" | "confirmed" | "underway" | "quoted" | "done";
        Outlet: {
            address: string;
            grid: components["schemas"]["GridCode"];
            history: components["schemas"]["History"];
            id: components["schemas"]["Id"];
            introduction: string;
            kind: components["schemas"]["OutletKind"];
            /** @description Of a merchant, for who reads its grid. */
            licence: string | null;
            /** @description The licence and the visit as staff saw them, for staff who may decide; empty for others. */
            licencePictures: components["schemas"]["Pictures"];
            name: string;
            opening: components["schemas"]["Opening"];
            /** @description Of a merchant who runs it, for who reads its grid. */
            owner: {
                name: string;
                /** @description Masked. */
                phone: string;
            } | null;
            /** @description Where its money goes, for who reads its grid; null for others, and where it is to be named anew. */
            payee: {
                bank: string | null;
                /** @description The last digits of the account. */
                ending: string | null;
                /** @enum {string} */
                kind: "person" | "bank" | "fund";
                name: string | null;
            } | null;
            phone: components["schemas"]["Phone"];
            /** @description Who acts for it, and on which days they are there. */
            roster: {
                name: string;
                personId: components["schemas"]["Id"];
                since: components["schemas"]["Time"];
                weekdays: components["schemas"]["WeekDays"];
            }[];
            since: components["schemas"]["Time"];
            state: components["schemas"]["OutletState"];
            steps: components["schemas"]["Steps"];
            /** @description Withdrawn and missed orders. */
            strikes: number;
            version: number;
        };
        OutletAddress: string;
        OutletChange: {
            address?: components["schemas"]["OutletAddress"];
            introduction?: components["schemas"]["OutletIntroduction"];
            name?: components["schemas"]["OutletName"];
            opening?: components["schemas"]["Opening"];
            payee?: components["schemas"]["PayeeSaid"];
            phone?: components["schemas"]["Phone"];
        };
        OutletIntroduction: string;
        /** @enum {string} */
        OutletKind: "shop" | "merchant";
        OutletName: string;
        /** @enum {string} */
        OutletState: "nominated" | "checked" | "active" | "suspended" | "closed" | "rejected";
        /** @description Somebody of one's own whom one tap calls, family or who helps, or null. */
        OwnHelper: {
            name: string;
            phone: components["schemas"]["Phone"];
        } | null;
        /** @description How one signs in with a password, or null. */
        OwnLogin: {
            name: components["schemas"]["Login"];
            /** Format: date-time */
            since: string | null;
            /**
             * @description One that is offered is no way in until it is taken.
             * @enum {unknown}
             */
            state: "offered" | "active";
        } | null;
        OwnReport: {
            id: components["schemas"]["Id"];
            /** @description What was reported, as people call it. */
            title: string;
        };
        OwnSecondFactor: {
            /** @description Whether the password is asked for where it is taken off. */
            hasPassword: boolean;
            /** @description Whether this server can keep its secret. */
            isOffered: boolean;
            /** @description A grid of one's roles wants it. */
            isRequired: boolean;
            recoveryLeft: number;
            /** Format: date-time */
            since: string | null;
        };
        OwnSession: {
            /** @description How many bookings hold seats. */
            bookings: number;
            endAt: components["schemas"]["Time"];
            id: components["schemas"]["Id"];
            inSeries: boolean;
            /** @description What can simply be booked; nothing while somebody waits. */
            left: components["schemas"]["SeatsLeft"];
            /** @description The host went through the list of who came. */
            listKept: boolean;
            /** @description Why it was cancelled. */
            reason: string | null;
            seats: components["schemas"]["SessionSeats"];
            startAt: components["schemas"]["Time"];
            /** @enum {string} */
            state: "open" | "over" | "cancelled";
            /** @description What the viewer can do now. */
            steps: string[];
            theme: string | null;
            /** @description How many stand in the line. */
            waiting: number;
        };
        PaperName: string;
        /** @description What one side of an order tells the other. */
        PartyReason: {
            reason: string;
        };
        Password: string;
        /** @description Where its money goes; the fund is the community's own. */
        PayeeSaid: {
            /** @constant */
            kind: "person";
            phone: components["schemas"]["Phone"];
        } | {
            bank: string;
            holder: string;
            /** @constant */
            kind: "bank";
            number: string;
        } | {
            /** @constant */
            kind: "fund";
        };
        Payment: {
            amountFen: components["schemas"]["Fen"];
            /** @description While it can be paid, inside WeChat alone; for `getBrandWCPayRequest` or `wx.requestPayment`. */
            bridge?: {
                appId: string;
                nonceStr: string;
                package: string;
                paySign: string;
                /** @enum {string} */
                signType: "RSA";
                timeStamp: string;
            };
            /** @description While it can be paid. */
            codeUrl?: string;
            expiresAt: components["schemas"]["Time"];
            /** @description While it can be paid; followed from a page that sends its origin as Referer. */
            h5Url?: string;
            id: components["schemas"]["Id"];
            linkExpiresAt?: components["schemas"]["Time"];
            paidAt?: components["schemas"]["Time"];
            paidFen?: components["schemas"]["Fen"];
            refunds: {
                amountFen: components["schemas"]["Fen"];
                askedAt: components["schemas"]["Time"];
                id: components["schemas"]["Id"];
                state: components["schemas"]["RefundState"];
            }[];
            state: components["schemas"]["PaymentState"];
            steps: components["schemas"]["Steps"];
            subject: components["schemas"]["PaymentSubject"];
            way: components["schemas"]["PayWay"];
        };
        /** @enum {string} */
        PaymentState: "open" | "paying" | "paid" | "mismatched" | "closed" | "late";
        PaymentSubject: {
            id: components["schemas"]["Id"];
            /** @enum {string} */
            kind: "order";
            part: string;
        };
        /**
         * @description native shows `codeUrl` as a QR code, h5 leads to `h5Url`, jsapi hands `bridge` to WeChat, in which the page is opened, mini hands it to the mini-program. Who is not known there by a WeChat of theirs gets native instead.
         * @enum {string}
         */
        PayWay: "native" | "h5" | "jsapi" | "mini";
        PendingIncome: {
            /** @description What of it was received in cash. */
            cashFen: number;
            fen: components["schemas"]["SignedFen"];
            id: components["schemas"]["Id"];
            isDisputed: boolean;
            /** @description When it becomes payable by itself; null while work is still to be done or a dispute is open. */
            payableAt: components["schemas"]["Time"] | null;
            startAt: components["schemas"]["Time"];
            title: string;
        };
        PerKgFen: number;
        Person: {
            homeGrid: components["schemas"]["PlaceRef"];
            id: components["schemas"]["Id"];
            name: string;
            phoneMasked: string;
        };
        PersonName: string;
        PersonWithRoles: {
            hasSecondFactor: boolean;
            id: components["schemas"]["Id"];
            /** @description How they sign in with a password; offered means they have yet to take it. */
            login: {
                name: string;
                /** @enum {unknown} */
                state: "active" | "offered";
            } | null;
            name: string;
            phoneMasked: string;
            roles: components["schemas"]["RoleGrants"];
        };
        Phase: string;
        Phone: string;
        PhoneChange: {
            /** @description From when the new number can be signed in with; null until somebody has confirmed. */
            availableAt: components["schemas"]["Time"] | null;
            beforeMasked: string;
            expiresAt: components["schemas"]["Time"];
            id: components["schemas"]["Id"];
            personName: string;
            phoneMasked: string;
            /** @description Who asked for it. */
            proposerName: string;
            reason: string;
            /** @enum {string} */
            state: "proposed" | "confirmed" | "taken" | "refused" | "withdrawn" | "expired";
            steps: components["schemas"]["Steps"];
        };
        PickUpAddress: string;
        PickupBooking: {
            /** @constant */
            kind: "pickup";
            listingId: components["schemas"]["Id"];
            note?: string;
            /** @description For whom it is, where that is not who orders: a relative who has agreed; or for leaders and staff a resident, with the code that they were told, or with the word that they agreed in person. */
            onBehalf?: {
                code?: components["schemas"]["ShortCode"];
                inPerson?: boolean;
                personId?: components["schemas"]["Id"];
                relativeId?: components["schemas"]["Id"];
            };
            payWay: components["schemas"]["PayWay"];
            /** @description The micro-grid where the resident stands; for a visit at home that of the visit's address. */
            place: components["schemas"]["GridCode"];
            /** @description What there is to collect, roughly. */
            roughly: string;
            /** @description When the window begins. */
            startAt: components["schemas"]["Time"];
            /** @description The fingerprint of the terms that were shown; where others hold by now nothing is booked. */
            terms: components["schemas"]["TermsFingerprint"];
            visit: {
                address: string;
                contactName: string;
                contactPhone: components["schemas"]["Phone"];
            };
        };
        PickupCard: {
            category: components["schemas"]["CategoryCode"];
            categoryName: string;
            id: components["schemas"]["Id"];
            /** @constant */
            kind: "pickup";
            materialPrices: components["schemas"]["MaterialPrices"];
            /** @description At the adult pace. */
            minutes: components["schemas"]["WalkMinutes"];
            /** @description At the elder's pace. */
            minutesElder: components["schemas"]["WalkMinutes"];
            /** @description How many more its provider has that are gathered behind this one. */
            moreOfProvider?: number;
            /**
             * Format: date-time
             * @description The next free start as last worked out; the slots are exact.
             */
            nextStartAt: string | null;
            picture: components["schemas"]["PictureOrNone"];
            priceFen: components["schemas"]["Fen"];
            /** @enum {unknown} */
            priceKind: "free";
            provider: components["schemas"]["Provider"];
            providerName: string;
            rating: components["schemas"]["Rating"];
            ratingCount: number;
            title: components["schemas"]["ListingTitle"];
            visitWindows: components["schemas"]["VisitWindows"];
            walkMetres: components["schemas"]["WalkMetres"];
        };
        PickupListing: {
            category: components["schemas"]["CategoryCode"];
            categoryName: string;
            description: components["schemas"]["ListingText"];
            doubtful: components["schemas"]["DoubtfulWords"];
            grid: components["schemas"]["GridCode"];
            /** @description Paused because the artisan is suspended. */
            held: boolean;
            history: components["schemas"]["History"];
            id: components["schemas"]["Id"];
            /** @constant */
            kind: "pickup";
            limitMinutes: components["schemas"]["LimitMinutes"];
            materialPrices: components["schemas"]["MaterialPrices"];
            missingPapers: components["schemas"]["MissingPapers"];
            pictures: components["schemas"]["Pictures"];
            policy: components["schemas"]["CancelPolicy"];
            priceFen: components["schemas"]["Fen"];
            /** @enum {unknown} */
            priceKind: "free";
            provider: components["schemas"]["Provider"];
            providerName: string;
            rejectReason: string | null;
            revision: components["schemas"]["ListingRevision"] | null;
            since: components["schemas"]["Time"];
            state: components["schemas"]["ListingState"];
            steps: components["schemas"]["Steps"];
            title: components["schemas"]["ListingTitle"];
            version: number;
            visitWindows: components["schemas"]["VisitWindows"];
        };
        PickupListingChange: {
            category?: components["schemas"]["CategoryCode"];
            description?: components["schemas"]["ListingText"];
            grid?: components["schemas"]["GridCode"];
            /** @constant */
            kind: "pickup";
            limitMinutes?: components["schemas"]["LimitMinutes"];
            materialPrices?: components["schemas"]["MaterialPrices"];
            pictures?: components["schemas"]["PictureIds"];
            policy?: components["schemas"]["CancelPolicy"];
            priceFen?: components["schemas"]["Fen"];
            /** @enum {unknown} */
            priceKind?: "free";
            title?: components["schemas"]["ListingTitle"];
            visitWindows?: components["schemas"]["VisitWindows"];
        };
        PickupListingNew: {
            category: components["schemas"]["CategoryCode"];
            description?: components["schemas"]["ListingText"];
            /** @description Where it is offered from; the artisan's micro-grid unless it is offered at a shop. */
            grid?: components["schemas"]["GridCode"];
            /** @constant */
            kind: "pickup";
            /** @description The artisan's own limit on foot. */
            limitMinutes?: components["schemas"]["LimitMinutes"];
            materialPrices: components["schemas"]["MaterialPrices"];
            pictures?: components["schemas"]["PictureIds"];
            policy?: components["schemas"]["CancelPolicy"];
            /** @description For a quote the call-out fee. */
            priceFen: components["schemas"]["Fen"];
            /** @enum {unknown} */
            priceKind: "free";
            /** @description Who offers it; without it the asker themselves. */
            provider?: components["schemas"]["Provider"];
            title: components["schemas"]["ListingTitle"];
            visitWindows: components["schemas"]["VisitWindows"];
        };
        PickupListingOffer: {
            category: components["schemas"]["CategoryCode"];
            description: components["schemas"]["ListingText"];
            grid: components["schemas"]["GridCode"];
            /** @constant */
            kind: "pickup";
            limitMinutes: components["schemas"]["LimitMinutes"];
            materialPrices: components["schemas"]["MaterialPrices"];
            pictures: components["schemas"]["Pictures"];
            policy: components["schemas"]["CancelPolicy"];
            priceFen: components["schemas"]["Fen"];
            /** @enum {unknown} */
            priceKind: "free";
            title: components["schemas"]["ListingTitle"];
            visitWindows: components["schemas"]["VisitWindows"];
        };
        PickupOrder: {
            amounts: {
                /** @description The price, or the call-out fee of a quote. */
                advanceFen: components["schemas"]["Fen"];
                /** @description What the provider has received in cash. */
                cashFen: components["schemas"]["Fen"];
                /** @description What the resident is owed for it now. */
                owedFen: components["schemas"]["Fen"];
                /** @description What has come in through WeChat. */
                paidFen: components["schemas"]["Fen"];
                /** @description What the resident has had for it. */
                paidOutFen: components["schemas"]["Fen"];
                /** @description What the provider is owed of it. */
                payableFen: components["schemas"]["Fen"];
                /** @description What goes or went back. */
                refundFen: components["schemas"]["Fen"];
            };
            /**
             * @description As whom the viewer sees it.
             * @enum {string}
             */
            as: "resident" | "provider" | "staff" | "auditor";
            bookedAt: components["schemas"]["Time"];
            /** @description What a cancellation by the resident would give back now; null where none is possible. */
            cancelRefundFen: number | null;
            /** @description Until when it would; null where that does not change as long as one can cancel. */
            cancelRefundUntil: components["schemas"]["Time"] | null;
            category: string;
            categoryName: string;
            /** @description Only for the side that shows it to the other one. */
            checkInCode: string | null;
            /** @description Too many wrong tries; renewCheckInCode gives another code. */
            checkInLocked: boolean;
            /** @description For the resident their own; for the provider from confirmed until 7 days after the end; for staff only by revealOrderContact. */
            contact: components["schemas"]["OrderContact"] | null;
            /** @description What the resident has to pay now, also while its payment is still being opened. Only for the resident. */
            due: {
                amountFen: components["schemas"]["Fen"];
                expiresAt: components["schemas"]["Time"];
                /** @description What of the order it pays. */
                part: string;
            } | null;
            endAt: components["schemas"]["Time"];
            /** @description Whether it is over, well or not; somebody may still object to how it went. */
            ended: boolean;
            /** @description How high a dispute has gone. */
            escalation: {
                grid: components["schemas"]["GridCode"];
                /** @enum {string} */
                level: "community" | "street" | "district";
            } | null;
            /** @description What goes off what the provider earns, as agreed when it was booked. Null for the resident, and where nothing does. */
            fees: {
                /** @description What is the community fund's. */
                fundFen: components["schemas"]["Fen"];
                /** @description What is left for the provider; until it has ended, as it stands. */
                incomeFen: components["schemas"]["Fen"];
                platformFen: components["schemas"]["Fen"];
                /** @description What the provider bears of WeChat's fee. */
                wechatFen: components["schemas"]["Fen"];
            } | null;
            id: components["schemas"]["Id"];
            /** @constant */
            kind: "pickup";
            listingId: components["schemas"]["Id"];
            materialPrices: components["schemas"]["MaterialPrices"];
            /** @description When the clock takes the next step if nobody else does. */
            nextDueAt: components["schemas"]["Time"] | null;
            note: string | null;
            /** @description What people call it by, the day it was booked and six digits. A name and no address. */
            number: string;
            /** @description Who ordered it for somebody else, and for whom; null where the resident did themselves. */
            orderedBy: {
                /** @enum {string} */
                as: "family" | "leader" | "staff";
                /**
                 * @description How the person agreed.
                 * @enum {string}
                 */
                consent: "relative" | "code" | "in_person";
                /** @description Of who ordered it. */
                name: string | null;
                /** @description Whether that was the viewer. */
                own: boolean;
                /** @description For whom. */
                person: string | null;
            } | null;
            /** @description What the resident has to pay now, null where nothing is due or its payment is still being opened. */
            payment: {
                amountFen: components["schemas"]["Fen"];
                expiresAt: components["schemas"]["Time"];
                id: components["schemas"]["Id"];
                /** @description What of the order it pays. */
                part: string;
            } | null;
            /** @description Where it stands among the phases; null where it left that way. */
            phase: components["schemas"]["Phase"] | null;
            /** @description The progress that people know, in order. */
            phases: components["schemas"]["Phase"][];
            place: components["schemas"]["GridCode"];
            placeName: string;
            policy: components["schemas"]["CancelRules"];
            /** @enum {string} */
            priceKind: "free" | "lowfee" | "market" | "quote";
            provider: {
                id: components["schemas"]["Id"];
                kind: components["schemas"]["ProviderKind"];
                name: string;
                /** @description Only for the resident, from confirmed until 7 days after the end. */
                phone: string | null;
            };
            /** @description For those who work for the grid, that it stands with a provider who was suspended or has left. */
            providerStopped: boolean;
            /** @description Money on its way back or there already, also what came mismatched, late or unneeded. Not for the provider. */
            refunds: components["schemas"]["OrderRefund"][];
            /** @description Who booked it, for those who work for the grid; null for others. */
            resident: {
                name: string;
                /** @description The number to call about it. */
                phoneMasked: string;
            } | null;
            /** @description Whether there is a review window for both sides. */
            reviewable: boolean;
            roughly: string | null;
            startAt: components["schemas"]["Time"];
            state: components["schemas"]["PickupOrderState"];
            steps: components["schemas"]["Steps"];
            timeline: components["schemas"]["OrderEvent"][];
            title: string;
            weighing: components["schemas"]["Weighing"] | null;
        };
        /** @enum {string} */
        PickupOrderState: "requested" | "assigned" | "arrived" | "weighed" | "agreed" | "handed" | "paid" | "disputed" | "cancelled" | "settled";
        PickupShelfListing: {
            category: components["schemas"]["CategoryCode"];
            categoryName: string;
            description: components["schemas"]["ListingText"];
            gridName: string;
            /** @description How many days ahead it can be booked. */
            horizonDays: number;
            id: components["schemas"]["Id"];
            /** @description The provider in their own words. */
            introduction: string;
            /** @constant */
            kind: "pickup";
            /** @description How soon it can be booked. */
            leadMinutes: number;
            materialPrices: components["schemas"]["MaterialPrices"];
            /** @description At the adult pace. */
            minutes: components["schemas"]["WalkMinutes"];
            /** @description At the elder's pace. */
            minutesElder: components["schemas"]["WalkMinutes"];
            /**
             * Format: date-time
             * @description The next free start as last worked out; the slots are exact.
             */
            nextStartAt: string | null;
            picture: components["schemas"]["PictureOrNone"];
            pictures: components["schemas"]["Pictures"];
            policy: components["schemas"]["CancelRules"];
            portrait: components["schemas"]["PictureOrNone"];
            priceFen: components["schemas"]["Fen"];
            /** @enum {unknown} */
            priceKind: "free";
            provider: components["schemas"]["Provider"];
            providerName: string;
            rating: components["schemas"]["Rating"];
            ratingCount: number;
            /** @description What a booking of it accepts. */
            terms: components["schemas"]["Terms"];
            title: components["schemas"]["ListingTitle"];
            visitWindows: components["schemas"]["VisitWindows"];
            walkMetres: components["schemas"]["WalkMetres"];
        };
        PickupTerms: {
            /** @description And at most until so long before the start. */
            answerBeforeMinutes: number;
            /** @description A paid request waits for its answer at most this long. */
            answerHours: number;
            category: components["schemas"]["CategoryCode"];
            categoryName: string;
            fingerprint: components["schemas"]["TermsFingerprint"];
            grid: components["schemas"]["GridCode"];
            /** @constant */
            kind: "pickup";
            materialPrices: components["schemas"]["MaterialPrices"];
            policy: components["schemas"]["CancelRules"];
            /** @description For a quote the call-out fee. */
            priceFen: components["schemas"]["Fen"];
            priceKind: components["schemas"]["PriceKind"];
            title: components["schemas"]["ListingTitle"];
        };
        /** @description When it can be fetched each week, in minutes of the day in Asia/Shanghai. */
        PickUpWindow: {
            /** @description 0 is Sunday. */
            dayOfWeek: number;
            fromMinute: number;
            toMinute: number;
        };
        PickUpWindows: components["schemas"]["PickUpWindow"][];
        /** @description Its bytes are at /api/files/{id}/{width}; width and height are those of the largest. */
        Picture: {
            height: number;
            id: components["schemas"]["Id"];
            width: number;
        };
        /** @description Uploaded pictures in the order in which they are shown. */
        PictureIds: components["schemas"]["Id"][];
        PictureOrNone: components["schemas"]["Picture"] | null;
        Pictures: components["schemas"]["Picture"][];
        /** @description A micro-grid by code and name, or null where none is chosen yet. */
        PlaceRef: {
            code: components["schemas"]["GridCode"];
            name: string;
        } | null;
        /**
         * @description 公益, 低偿, 市场价, 上门报价.
         * @enum {unknown}
         */
        PriceKind: "free" | "lowfee" | "market" | "quote";
        /** @description The day from which a privacy text holds. */
        PrivacyVersion: string;
        Problem: {
            code: string;
            detail: string;
            errors?: {
                message: string;
                path: string;
            }[];
            /** @description The unpaid order that stands in the way. */
            orderId?: components["schemas"]["Id"];
            requestId: string;
            status: number;
            /** @description What holds now, where a booking named other terms. */
            terms?: components["schemas"]["Terms"];
            title: string;
            type: string;
        };
        /** @description Whoever offers. */
        Provider: {
            id: components["schemas"]["Id"];
            kind: components["schemas"]["ProviderKind"];
        };
        /** @enum {string} */
        ProviderKind: "artisan" | "shop" | "merchant" | "community";
        /** @description What the date is for everybody; unknown where nobody has said yet how the year's holidays lie. */
        PublicDay: {
            /** @enum {string} */
            kind: "plain" | "holiday" | "makeup" | "unknown";
            name: string | null;
            /** @description For a make-up day the day whose hours it takes. */
            replaces: components["schemas"]["DayDate"] | null;
        };
        PublicReview: {
            /** @description When it was published. */
            at: components["schemas"]["Time"];
            id: components["schemas"]["Id"];
            listingId: components["schemas"]["Id"];
            pictures: components["schemas"]["Pictures"];
            reply: components["schemas"]["ReviewReply"] | null;
            /** @description The family name alone, 王**. */
            residentName: string;
            stars: components["schemas"]["Stars"];
            text: components["schemas"]["ReviewText"];
            title: string;
        };
        QualitySign: {
            /** @description How many reviews; the price in the middle of the neighbours'. */
            beside: number | null;
            grid: components["schemas"]["GridCode"];
            id: string;
            listingId: components["schemas"]["Id"] | null;
            /** @description Days without a start, declines, stars, the price in fen. */
            number: number;
            provider: {
                id: components["schemas"]["Id"];
                kind: string;
            };
            providerName: string;
            /** @enum {string} */
            sign: "no_start" | "declines" | "low_rating" | "far_price" | "papers_end";
            /** @description Of the listing or the paper, where it is about one. */
            title: string | null;
            /** @description Until when the paper counts. */
            until: components["schemas"]["Time"] | null;
        };
        /** @description The first and the last day within which one would like it, at most 14. */
        QueueDates: {
            fromDate: components["schemas"]["UnitDate"];
            toDate: components["schemas"]["UnitDate"];
        };
        QueueEntry: {
            /** @description How many stand before them. */
            ahead: number | null;
            id: components["schemas"]["Id"];
            listingId: components["schemas"]["Id"];
            /** @description How many are held for them now. */
            offered: number | null;
            /** @description When what is offered begins. */
            offeredAt: components["schemas"]["Time"] | null;
            offerUntil: components["schemas"]["Time"] | null;
            startAt: components["schemas"]["Time"];
            /** @enum {string} */
            state: "waiting" | "offered" | "taken" | "lapsed" | "left";
            steps: string[];
            subject: {
                id: components["schemas"]["Id"];
                /** @enum {string} */
                kind: "session" | "listing";
            };
            title: components["schemas"]["ListingTitle"];
            units: number;
            within: components["schemas"]["QueueDates"] | null;
        };
        /** @description What is waited for, by what holds it. */
        QueueSubject: {
            id: components["schemas"]["Id"];
            /** @enum {string} */
            kind: "session" | "listing";
        };
        /** @description Average of published reviews; null without any. */
        Rating: number | null;
        /** @description Staff's own words about a case. */
        Reason: {
            reason: string;
        };
        Refund: {
            amountFen: components["schemas"]["Fen"];
            askedAt: components["schemas"]["Time"];
            channel?: components["schemas"]["RefundChannel"];
            id: components["schemas"]["Id"];
            paymentId: components["schemas"]["Id"];
            reason: string;
            receipt?: string;
            /** @description WeChat's word where it did not take the refund on, e.g. NOT_ENOUGH while the balance is too low. */
            refusedCode?: string;
            state: components["schemas"]["RefundState"];
            steps: components["schemas"]["Steps"];
            subject: components["schemas"]["PaymentSubject"];
        };
        /**
         * @description cash was handed over, console gave it back in WeChat's merchant console, out of the money that WeChat holds. Without it: cash.
         * @enum {string}
         */
        RefundChannel: "cash" | "console";
        /** @enum {string} */
        RefundState: "asked" | "processing" | "refunded" | "closed" | "abnormal" | "by_hand";
        Relative: {
            /**
             * @description As which of the two one sees it.
             * @enum {string}
             */
            as: "orderer" | "person";
            /** @description What the orderer calls the person. */
            called: string;
            id: components["schemas"]["Id"];
            /** @description Of the other side; not before they have agreed. */
            name: string;
            /** @description Of the other side. */
            phoneMasked: string;
            /** @enum {string} */
            state: "asked" | "agreed" | "ended";
            steps: components["schemas"]["Steps"];
        };
        Report: {
            answer: components["schemas"]["ObjectionAnswer"] | null;
            concernedName: string | null;
            decision: components["schemas"]["Decision"] | null;
            /** @description What the reporter says. */
            details: string;
            /** @description The smallest grid it belongs to. */
            grid: string;
            id: components["schemas"]["Id"];
            /** @description What the viewer may do about it. */
            measures: components["schemas"]["Measure"][];
            objection: components["schemas"]["Objection"] | null;
            reason: components["schemas"]["ReportReason"];
            reportedAt: components["schemas"]["Time"];
            /** @description Null where nobody is behind it. */
            reporterName: string | null;
            since: components["schemas"]["Time"];
            state: components["schemas"]["ReportState"];
            steps: components["schemas"]["Steps"];
            subject: components["schemas"]["ReportSubject"];
            title: string;
        };
        /**
         * @description strikes - nobody said it; so many orders were let down.
         * @enum {string}
         */
        ReportReason: "untrue" | "price" | "picture" | "rude" | "unsafe" | "illegal" | "private" | "other" | "strikes";
        /** @enum {string} */
        ReportState: "open" | "upheld" | "dismissed" | "joined" | "objected" | "confirmed" | "overturned";
        ReportSubject: {
            id: components["schemas"]["Id"];
            /** @enum {string} */
            kind: "listing" | "review" | "artisan";
        };
        ReturnDays: number;
        Review: {
            at: components["schemas"]["Time"];
            /**
             * @description Who wrote it.
             * @enum {string}
             */
            by: "resident" | "provider";
            /** @description Why staff have hidden it. The text is then empty for the other side, and no pictures are shown. */
            hidden: string | null;
            id: components["schemas"]["Id"];
            pictures: components["schemas"]["Pictures"];
            reply: components["schemas"]["ReviewReply"] | null;
            stars: components["schemas"]["Stars"];
            steps: components["schemas"]["Steps"];
            text: components["schemas"]["ReviewText"];
        };
        ReviewRating: {
            /** @description Rounded to one decimal; null without a review. */
            average: number | null;
            count: number;
        };
        ReviewReply: {
            at: components["schemas"]["Time"];
            text: string;
        };
        /** @description May be empty; stars alone are a review. */
        ReviewText: string;
        ReviewWindow: {
            /** @enum {string} */
            as: "resident" | "provider" | "staff";
            bothWrote: boolean;
            closesAt: components["schemas"]["Time"];
            orderId: components["schemas"]["Id"];
            /** @description One's own always; the other's once published. */
            reviews: components["schemas"]["Review"][];
            /**
             * @description closed means that nobody wrote.
             * @enum {string}
             */
            state: "open" | "published" | "closed";
            steps: components["schemas"]["Steps"];
        };
        RoleGrant: {
            grid: components["schemas"]["GridCode"];
            role: components["schemas"]["RoleName"];
        };
        RoleGrants: components["schemas"]["RoleGrant"][];
        /** @enum {unknown} */
        RoleName: "artisan" | "collector" | "leader" | "worker" | "staff" | "supervisor" | "auditor" | "admin";
        RoomAddress: string;
        RoomBooking: {
            guestCount: components["schemas"]["GuestCount"];
            hourCount: components["schemas"]["HourCount"];
            /** @constant */
            kind: "room";
            listingId: components["schemas"]["Id"];
            note?: string;
            /** @description For whom it is, where that is not who orders: a relative who has agreed; or for leaders and staff a resident, with the code that they were told, or with the word that they agreed in person. */
            onBehalf?: {
                code?: components["schemas"]["ShortCode"];
                inPerson?: boolean;
                personId?: components["schemas"]["Id"];
                relativeId?: components["schemas"]["Id"];
            };
            payWay: components["schemas"]["PayWay"];
            /** @description The micro-grid where the resident stands; for a visit at home that of the visit's address. */
            place: components["schemas"]["GridCode"];
            startAt: components["schemas"]["Time"];
            /** @description The fingerprint of the terms that were shown; where others hold by now nothing is booked. */
            terms: components["schemas"]["TermsFingerprint"];
        };
        RoomCard: {
            category: components["schemas"]["CategoryCode"];
            categoryName: string;
            id: components["schemas"]["Id"];
            /** @constant */
            kind: "room";
            /** @description At the adult pace. */
            minutes: components["schemas"]["WalkMinutes"];
            /** @description At the elder's pace. */
            minutesElder: components["schemas"]["WalkMinutes"];
            /** @description How many more its provider has that are gathered behind this one. */
            moreOfProvider?: number;
            mostGuests: components["schemas"]["GuestCount"];
            /**
             * Format: date-time
             * @description The next free start as last worked out; the slots are exact.
             */
            nextStartAt: string | null;
            picture: components["schemas"]["PictureOrNone"];
            priceFen: components["schemas"]["Fen"];
            priceKind: components["schemas"]["PriceKind"];
            provider: components["schemas"]["Provider"];
            providerName: string;
            rating: components["schemas"]["Rating"];
            ratingCount: number;
            title: components["schemas"]["ListingTitle"];
            walkMetres: components["schemas"]["WalkMetres"];
        };
        RoomListing: {
            category: components["schemas"]["CategoryCode"];
            categoryName: string;
            description: components["schemas"]["ListingText"];
            /** @description The number at its door; null where the keeper lets everybody in. */
            doorCode: string | null;
            doubtful: components["schemas"]["DoubtfulWords"];
            /** @description When it is open when it is first offered; from then on its calendar says so. */
            firstHours: components["schemas"]["OpenHours"][];
            grid: components["schemas"]["GridCode"];
            /** @description Paused because the artisan is suspended. */
            held: boolean;
            history: components["schemas"]["History"];
            id: components["schemas"]["Id"];
            /** @constant */
            kind: "room";
            limitMinutes: components["schemas"]["LimitMinutes"];
            missingPapers: components["schemas"]["MissingPapers"];
            mostGuests: components["schemas"]["GuestCount"];
            mostHours: components["schemas"]["HourCount"];
            pictures: components["schemas"]["Pictures"];
            policy: components["schemas"]["CancelPolicy"];
            priceFen: components["schemas"]["Fen"];
            /** @enum {unknown} */
            priceKind: "free" | "lowfee";
            provider: components["schemas"]["Provider"];
            providerName: string;
            rejectReason: string | null;
            revision: components["schemas"]["ListingRevision"] | null;
            roomAddress: components["schemas"]["RoomAddress"];
            since: components["schemas"]["Time"];
            state: components["schemas"]["ListingState"];
            steps: components["schemas"]["Steps"];
            title: components["schemas"]["ListingTitle"];
            version: number;
        };
        RoomListingChange: {
            category?: components["schemas"]["CategoryCode"];
            description?: components["schemas"]["ListingText"];
            /** @description The number at its door; null where the keeper lets everybody in. */
            doorCode?: string | null;
            /** @description When it is open when it is first offered; from then on its calendar says so. */
            firstHours?: components["schemas"]["OpenHours"][];
            grid?: components["schemas"]["GridCode"];
            /** @constant */
            kind: "room";
            limitMinutes?: components["schemas"]["LimitMinutes"];
            mostGuests?: components["schemas"]["GuestCount"];
            mostHours?: components["schemas"]["HourCount"];
            pictures?: components["schemas"]["PictureIds"];
            policy?: components["schemas"]["CancelPolicy"];
            priceFen?: components["schemas"]["Fen"];
            /** @enum {unknown} */
            priceKind?: "free" | "lowfee";
            roomAddress?: components["schemas"]["RoomAddress"];
            title?: components["schemas"]["ListingTitle"];
        };
        RoomListingNew: {
            category: components["schemas"]["CategoryCode"];
            description?: components["schemas"]["ListingText"];
            /** @description The number at its door; null where the keeper lets everybody in. */
            doorCode?: string | null;
            /** @description When it is open when it is first offered; from then on its calendar says so. */
            firstHours: components["schemas"]["OpenHours"][];
            /** @description Where it is offered from; the artisan's micro-grid unless it is offered at a shop. */
            grid?: components["schemas"]["GridCode"];
            /** @constant */
            kind: "room";
            /** @description The artisan's own limit on foot. */
            limitMinutes?: components["schemas"]["LimitMinutes"];
            mostGuests: components["schemas"]["GuestCount"];
            mostHours?: components["schemas"]["HourCount"];
            pictures?: components["schemas"]["PictureIds"];
            policy?: components["schemas"]["CancelPolicy"];
            /** @description For a quote the call-out fee. */
            priceFen: components["schemas"]["Fen"];
            /** @enum {unknown} */
            priceKind: "free" | "lowfee";
            /** @description Who offers it; without it the asker themselves. */
            provider?: components["schemas"]["Provider"];
            roomAddress: components["schemas"]["RoomAddress"];
            title: components["schemas"]["ListingTitle"];
        };
        RoomListingOffer: {
            category: components["schemas"]["CategoryCode"];
            description: components["schemas"]["ListingText"];
            /** @description The number at its door; null where the keeper lets everybody in. */
            doorCode: string | null;
            /** @description When it is open when it is first offered; from then on its calendar says so. */
            firstHours: components["schemas"]["OpenHours"][];
            grid: components["schemas"]["GridCode"];
            /** @constant */
            kind: "room";
            limitMinutes: components["schemas"]["LimitMinutes"];
            mostGuests: components["schemas"]["GuestCount"];
            mostHours: components["schemas"]["HourCount"];
            pictures: components["schemas"]["Pictures"];
            policy: components["schemas"]["CancelPolicy"];
            priceFen: components["schemas"]["Fen"];
            /** @enum {unknown} */
            priceKind: "free" | "lowfee";
            roomAddress: components["schemas"]["RoomAddress"];
            title: components["schemas"]["ListingTitle"];
        };
        RoomOrder: {
            amounts: {
                /** @description The price, or the call-out fee of a quote. */
                advanceFen: components["schemas"]["Fen"];
                /** @description What the provider has received in cash. */
                cashFen: components["schemas"]["Fen"];
                /** @description What the resident is owed for it now. */
                owedFen: components["schemas"]["Fen"];
                /** @description What has come in through WeChat. */
                paidFen: components["schemas"]["Fen"];
                /** @description What the resident has had for it. */
                paidOutFen: components["schemas"]["Fen"];
                /** @description What the provider is owed of it. */
                payableFen: components["schemas"]["Fen"];
                /** @description What goes or went back. */
                refundFen: components["schemas"]["Fen"];
            };
            /**
             * @description As whom the viewer sees it.
             * @enum {string}
             */
            as: "resident" | "provider" | "staff" | "auditor";
            bookedAt: components["schemas"]["Time"];
            /** @description What a cancellation by the resident would give back now; null where none is possible. */
            cancelRefundFen: number | null;
            /** @description Until when it would; null where that does not change as long as one can cancel. */
            cancelRefundUntil: components["schemas"]["Time"] | null;
            category: string;
            categoryName: string;
            /** @description Only for the side that shows it to the other one. */
            checkInCode: string | null;
            /** @description Too many wrong tries; renewCheckInCode gives another code. */
            checkInLocked: boolean;
            /** @description For the resident their own; for the provider from confirmed until 7 days after the end; for staff only by revealOrderContact. */
            contact: components["schemas"]["OrderContact"] | null;
            /** @description What the resident has to pay now, also while its payment is still being opened. Only for the resident. */
            due: {
                amountFen: components["schemas"]["Fen"];
                expiresAt: components["schemas"]["Time"];
                /** @description What of the order it pays. */
                part: string;
            } | null;
            endAt: components["schemas"]["Time"];
            /** @description Whether it is over, well or not; somebody may still object to how it went. */
            ended: boolean;
            /** @description How high a dispute has gone. */
            escalation: {
                grid: components["schemas"]["GridCode"];
                /** @enum {string} */
                level: "community" | "street" | "district";
            } | null;
            /** @description What goes off what the provider earns, as agreed when it was booked. Null for the resident, and where nothing does. */
            fees: {
                /** @description What is the community fund's. */
                fundFen: components["schemas"]["Fen"];
                /** @description What is left for the provider; until it has ended, as it stands. */
                incomeFen: components["schemas"]["Fen"];
                platformFen: components["schemas"]["Fen"];
                /** @description What the provider bears of WeChat's fee. */
                wechatFen: components["schemas"]["Fen"];
            } | null;
            guestCount: components["schemas"]["GuestCount"];
            /** @description Whether the party can say by the code at the door that it is there. */
            hasDoorCode: boolean;
            hourCount: components["schemas"]["HourCount"];
            hourFen: components["schemas"]["Fen"];
            id: components["schemas"]["Id"];
            /** @constant */
            kind: "room";
            listingId: components["schemas"]["Id"];
            /** @description When the clock takes the next step if nobody else does. */
            nextDueAt: components["schemas"]["Time"] | null;
            note: string | null;
            /** @description What people call it by, the day it was booked and six digits. A name and no address. */
            number: string;
            /** @description Who ordered it for somebody else, and for whom; null where the resident did themselves. */
            orderedBy: {
                /** @enum {string} */
                as: "family" | "leader" | "staff";
                /**
                 * @description How the person agreed.
                 * @enum {string}
                 */
                consent: "relative" | "code" | "in_person";
                /** @description Of who ordered it. */
                name: string | null;
                /** @description Whether that was the viewer. */
                own: boolean;
                /** @description For whom. */
                person: string | null;
            } | null;
            /** @description What the resident has to pay now, null where nothing is due or its payment is still being opened. */
            payment: {
                amountFen: components["schemas"]["Fen"];
                expiresAt: components["schemas"]["Time"];
                id: components["schemas"]["Id"];
                /** @description What of the order it pays. */
                part: string;
            } | null;
            /** @description Where it stands among the phases; null where it left that way. */
            phase: components["schemas"]["Phase"] | null;
            /** @description The progress that people know, in order. */
            phases: components["schemas"]["Phase"][];
            place: components["schemas"]["GridCode"];
            placeName: string;
            policy: components["schemas"]["CancelRules"];
            /** @enum {string} */
            priceKind: "free" | "lowfee" | "market" | "quote";
            provider: {
                id: components["schemas"]["Id"];
                kind: components["schemas"]["ProviderKind"];
                name: string;
                /** @description Only for the resident, from confirmed until 7 days after the end. */
                phone: string | null;
            };
            /** @description For those who work for the grid, that it stands with a provider who was suspended or has left. */
            providerStopped: boolean;
            /** @description Money on its way back or there already, also what came mismatched, late or unneeded. Not for the provider. */
            refunds: components["schemas"]["OrderRefund"][];
            /** @description Who booked it, for those who work for the grid; null for others. */
            resident: {
                name: string;
                /** @description The number to call about it. */
                phoneMasked: string;
            } | null;
            /** @description Whether there is a review window for both sides. */
            reviewable: boolean;
            roomAddress: string;
            startAt: components["schemas"]["Time"];
            state: components["schemas"]["RoomOrderState"];
            steps: components["schemas"]["Steps"];
            timeline: components["schemas"]["OrderEvent"][];
            title: string;
        };
        /** @enum {string} */
        RoomOrderState: "unpaid" | "lapsed" | "booked" | "used" | "missed" | "disputed" | "cancelled" | "settled";
        RoomShelfListing: {
            category: components["schemas"]["CategoryCode"];
            categoryName: string;
            description: components["schemas"]["ListingText"];
            gridName: string;
            /** @description How many days ahead it can be booked. */
            horizonDays: number;
            id: components["schemas"]["Id"];
            /** @description The provider in their own words. */
            introduction: string;
            /** @constant */
            kind: "room";
            /** @description How soon it can be booked. */
            leadMinutes: number;
            /** @description At the adult pace. */
            minutes: components["schemas"]["WalkMinutes"];
            /** @description At the elder's pace. */
            minutesElder: components["schemas"]["WalkMinutes"];
            mostGuests: components["schemas"]["GuestCount"];
            mostHours: components["schemas"]["HourCount"];
            /**
             * Format: date-time
             * @description The next free start as last worked out; the slots are exact.
             */
            nextStartAt: string | null;
            picture: components["schemas"]["PictureOrNone"];
            pictures: components["schemas"]["Pictures"];
            policy: components["schemas"]["CancelRules"];
            portrait: components["schemas"]["PictureOrNone"];
            priceFen: components["schemas"]["Fen"];
            priceKind: components["schemas"]["PriceKind"];
            provider: components["schemas"]["Provider"];
            providerName: string;
            rating: components["schemas"]["Rating"];
            ratingCount: number;
            roomAddress: components["schemas"]["RoomAddress"];
            /** @description What a booking of it accepts. */
            terms: components["schemas"]["Terms"];
            title: components["schemas"]["ListingTitle"];
            walkMetres: components["schemas"]["WalkMetres"];
        };
        RoomTerms: {
            /** @description And at most until so long before the start. */
            answerBeforeMinutes: number;
            /** @description A paid request waits for its answer at most this long. */
            answerHours: number;
            category: components["schemas"]["CategoryCode"];
            categoryName: string;
            fingerprint: components["schemas"]["TermsFingerprint"];
            grid: components["schemas"]["GridCode"];
            /** @constant */
            kind: "room";
            mostGuests: components["schemas"]["GuestCount"];
            mostHours: components["schemas"]["HourCount"];
            policy: components["schemas"]["CancelRules"];
            /** @description For a quote the call-out fee. */
            priceFen: components["schemas"]["Fen"];
            priceKind: components["schemas"]["PriceKind"];
            roomAddress: components["schemas"]["RoomAddress"];
            title: components["schemas"]["ListingTitle"];
        };
        Seats: number;
        SeatsLeft: number;
        /** @description Six digits of the authenticator, or a recovery code. */
        SecondCode: string;
        ServiceBooking: {
            /** @constant */
            kind: "service";
            listingId: components["schemas"]["Id"];
            note?: string;
            /** @description For whom it is, where that is not who orders: a relative who has agreed; or for leaders and staff a resident, with the code that they were told, or with the word that they agreed in person. */
            onBehalf?: {
                code?: components["schemas"]["ShortCode"];
                inPerson?: boolean;
                personId?: components["schemas"]["Id"];
                relativeId?: components["schemas"]["Id"];
            };
            payWay: components["schemas"]["PayWay"];
            /** @description The micro-grid where the resident stands; for a visit at home that of the visit's address. */
            place: components["schemas"]["GridCode"];
            startAt: components["schemas"]["Time"];
            /** @description The fingerprint of the terms that were shown; where others hold by now nothing is booked. */
            terms: components["schemas"]["TermsFingerprint"];
            /** @description Needed for a visit at home, and for nothing else. */
            visit?: {
                address: string;
                contactName: string;
                contactPhone: components["schemas"]["Phone"];
            };
        };
        ServiceCard: {
            category: components["schemas"]["CategoryCode"];
            categoryName: string;
            durationMinutes: components["schemas"]["DurationMinutes"];
            id: components["schemas"]["Id"];
            instant: boolean;
            /** @constant */
            kind: "service";
            /** @description At the adult pace. */
            minutes: components["schemas"]["WalkMinutes"];
            /** @description At the elder's pace. */
            minutesElder: components["schemas"]["WalkMinutes"];
            /** @description How many more its provider has that are gathered behind this one. */
            moreOfProvider?: number;
            /**
             * Format: date-time
             * @description The next free start as last worked out; the slots are exact.
             */
            nextStartAt: string | null;
            picture: components["schemas"]["PictureOrNone"];
            priceFen: components["schemas"]["Fen"];
            priceKind: components["schemas"]["PriceKind"];
            provider: components["schemas"]["Provider"];
            providerName: string;
            rating: components["schemas"]["Rating"];
            ratingCount: number;
            title: components["schemas"]["ListingTitle"];
            walkMetres: components["schemas"]["WalkMetres"];
            way: components["schemas"]["ServiceWay"];
        };
        ServiceListing: {
            /** @description Where people come to; needed unless at_home. */
            address: components["schemas"]["ListingAddress"];
            bufferAfterMinutes: components["schemas"]["BufferMinutes"];
            bufferBeforeMinutes: components["schemas"]["BufferMinutes"];
            category: components["schemas"]["CategoryCode"];
            categoryName: string;
            description: components["schemas"]["ListingText"];
            doubtful: components["schemas"]["DoubtfulWords"];
            durationMinutes: components["schemas"]["DurationMinutes"];
            grid: components["schemas"]["GridCode"];
            /** @description Paused because the artisan is suspended. */
            held: boolean;
            history: components["schemas"]["History"];
            id: components["schemas"]["Id"];
            /** @description Confirmed without waiting for the artisan. */
            instant: boolean;
            /** @constant */
            kind: "service";
            limitMinutes: components["schemas"]["LimitMinutes"];
            missingPapers: components["schemas"]["MissingPapers"];
            pictures: components["schemas"]["Pictures"];
            policy: components["schemas"]["CancelPolicy"];
            priceFen: components["schemas"]["Fen"];
            priceKind: components["schemas"]["PriceKind"];
            provider: components["schemas"]["Provider"];
            providerName: string;
            rejectReason: string | null;
            revision: components["schemas"]["ListingRevision"] | null;
            since: components["schemas"]["Time"];
            state: components["schemas"]["ListingState"];
            steps: components["schemas"]["Steps"];
            title: components["schemas"]["ListingTitle"];
            version: number;
            way: components["schemas"]["ServiceWay"];
        };
        ServiceListingChange: {
            /** @description Where people come to; needed unless at_home. */
            address?: components["schemas"]["ListingAddress"];
            bufferAfterMinutes?: components["schemas"]["BufferMinutes"];
            bufferBeforeMinutes?: components["schemas"]["BufferMinutes"];
            category?: components["schemas"]["CategoryCode"];
            description?: components["schemas"]["ListingText"];
            durationMinutes?: components["schemas"]["DurationMinutes"];
            grid?: components["schemas"]["GridCode"];
            /** @description Confirmed without waiting for the artisan. */
            instant?: boolean;
            /** @constant */
            kind: "service";
            limitMinutes?: components["schemas"]["LimitMinutes"];
            pictures?: components["schemas"]["PictureIds"];
            policy?: components["schemas"]["CancelPolicy"];
            priceFen?: components["schemas"]["Fen"];
            priceKind?: components["schemas"]["PriceKind"];
            title?: components["schemas"]["ListingTitle"];
            way?: components["schemas"]["ServiceWay"];
        };
        ServiceListingNew: {
            /** @description Where people come to; needed unless at_home. */
            address?: components["schemas"]["ListingAddress"];
            bufferAfterMinutes?: components["schemas"]["BufferMinutes"];
            bufferBeforeMinutes?: components["schemas"]["BufferMinutes"];
            category: components["schemas"]["CategoryCode"];
            description?: components["schemas"]["ListingText"];
            durationMinutes: components["schemas"]["DurationMinutes"];
            /** @description Where it is offered from; the artisan's micro-grid unless it is offered at a shop. */
            grid?: components["schemas"]["GridCode"];
            /** @description Confirmed without waiting for the artisan. */
            instant?: boolean;
            /** @constant */
            kind: "service";
            /** @description The artisan's own limit on foot. */
            limitMinutes?: components["schemas"]["LimitMinutes"];
            pictures?: components["schemas"]["PictureIds"];
            policy?: components["schemas"]["CancelPolicy"];
            /** @description For a quote the call-out fee. */
            priceFen: components["schemas"]["Fen"];
            priceKind: components["schemas"]["PriceKind"];
            /** @description Who offers it; without it the asker themselves. */
            provider?: components["schemas"]["Provider"];
            title: components["schemas"]["ListingTitle"];
            way: components["schemas"]["ServiceWay"];
        };
        ServiceListingOffer: {
            /** @description Where people come to; needed unless at_home. */
            address: components["schemas"]["ListingAddress"];
            bufferAfterMinutes: components["schemas"]["BufferMinutes"];
            bufferBeforeMinutes: components["schemas"]["BufferMinutes"];
            category: components["schemas"]["CategoryCode"];
            description: components["schemas"]["ListingText"];
            durationMinutes: components["schemas"]["DurationMinutes"];
            grid: components["schemas"]["GridCode"];
            /** @description Confirmed without waiting for the artisan. */
            instant: boolean;
            /** @constant */
            kind: "service";
            limitMinutes: components["schemas"]["LimitMinutes"];
            pictures: components["schemas"]["Pictures"];
            policy: components["schemas"]["CancelPolicy"];
            priceFen: components["schemas"]["Fen"];
            priceKind: components["schemas"]["PriceKind"];
            title: components["schemas"]["ListingTitle"];
            way: components["schemas"]["ServiceWay"];
        };
        ServiceOrder: {
            amounts: {
                /** @description The price, or the call-out fee of a quote. */
                advanceFen: components["schemas"]["Fen"];
                /** @description What the provider has received in cash. */
                cashFen: components["schemas"]["Fen"];
                /** @description What the resident is owed for it now. */
                owedFen: components["schemas"]["Fen"];
                /** @description What has come in through WeChat. */
                paidFen: components["schemas"]["Fen"];
                /** @description What the resident has had for it. */
                paidOutFen: components["schemas"]["Fen"];
                /** @description What the provider is owed of it. */
                payableFen: components["schemas"]["Fen"];
                /** @description What goes or went back. */
                refundFen: components["schemas"]["Fen"];
            };
            /**
             * @description As whom the viewer sees it.
             * @enum {string}
             */
            as: "resident" | "provider" | "staff" | "auditor";
            /** @enum {string|null} */
            balance: "open" | "paid" | "cash" | "unpaid" | null;
            /** @description Agreed after a look. */
            balanceFen: components["schemas"]["Fen"];
            bookedAt: components["schemas"]["Time"];
            /** @description What a cancellation by the resident would give back now; null where none is possible. */
            cancelRefundFen: number | null;
            /** @description Until when it would; null where that does not change as long as one can cancel. */
            cancelRefundUntil: components["schemas"]["Time"] | null;
            category: string;
            categoryName: string;
            /** @description Only for the side that shows it to the other one. */
            checkInCode: string | null;
            /** @description Too many wrong tries; renewCheckInCode gives another code. */
            checkInLocked: boolean;
            /** @description For the resident their own; for the provider from confirmed until 7 days after the end; for staff only by revealOrderContact. */
            contact: components["schemas"]["OrderContact"] | null;
            /** @description What the resident has to pay now, also while its payment is still being opened. Only for the resident. */
            due: {
                amountFen: components["schemas"]["Fen"];
                expiresAt: components["schemas"]["Time"];
                /** @description What of the order it pays. */
                part: string;
            } | null;
            durationMinutes: number;
            endAt: components["schemas"]["Time"];
            /** @description Whether it is over, well or not; somebody may still object to how it went. */
            ended: boolean;
            /** @description How high a dispute has gone. */
            escalation: {
                grid: components["schemas"]["GridCode"];
                /** @enum {string} */
                level: "community" | "street" | "district";
            } | null;
            /** @description What goes off what the provider earns, as agreed when it was booked. Null for the resident, and where nothing does. */
            fees: {
                /** @description What is the community fund's. */
                fundFen: components["schemas"]["Fen"];
                /** @description What is left for the provider; until it has ended, as it stands. */
                incomeFen: components["schemas"]["Fen"];
                platformFen: components["schemas"]["Fen"];
                /** @description What the provider bears of WeChat's fee. */
                wechatFen: components["schemas"]["Fen"];
            } | null;
            id: components["schemas"]["Id"];
            instant: boolean;
            /** @constant */
            kind: "service";
            listingId: components["schemas"]["Id"];
            /** @description When the clock takes the next step if nobody else does. */
            nextDueAt: components["schemas"]["Time"] | null;
            note: string | null;
            /** @description What people call it by, the day it was booked and six digits. A name and no address. */
            number: string;
            /** @description Who ordered it for somebody else, and for whom; null where the resident did themselves. */
            orderedBy: {
                /** @enum {string} */
                as: "family" | "leader" | "staff";
                /**
                 * @description How the person agreed.
                 * @enum {string}
                 */
                consent: "relative" | "code" | "in_person";
                /** @description Of who ordered it. */
                name: string | null;
                /** @description Whether that was the viewer. */
                own: boolean;
                /** @description For whom. */
                person: string | null;
            } | null;
            /** @description What the resident has to pay now, null where nothing is due or its payment is still being opened. */
            payment: {
                amountFen: components["schemas"]["Fen"];
                expiresAt: components["schemas"]["Time"];
                id: components["schemas"]["Id"];
                /** @description What of the order it pays. */
                part: string;
            } | null;
            /** @description Where it stands among the phases; null where it left that way. */
            phase: components["schemas"]["Phase"] | null;
            /** @description The progress that people know, in order. */
            phases: components["schemas"]["Phase"][];
            place: components["schemas"]["GridCode"];
            placeName: string;
            policy: components["schemas"]["CancelRules"];
            /** @enum {string} */
            priceKind: "free" | "lowfee" | "market" | "quote";
            proposal: {
                /** @enum {string} */
                by: "resident" | "provider";
                endAt: components["schemas"]["Time"];
                id: components["schemas"]["Id"];
                startAt: components["schemas"]["Time"];
                /** @description When it is dropped where nobody answers. */
                until: components["schemas"]["Time"];
            } | null;
            provider: {
                id: components["schemas"]["Id"];
                kind: components["schemas"]["ProviderKind"];
                name: string;
                /** @description Only for the resident, from confirmed until 7 days after the end. */
                phone: string | null;
            };
            /** @description For those who work for the grid, that it stands with a provider who was suspended or has left. */
            providerStopped: boolean;
            quote: {
                amountFen: components["schemas"]["Fen"];
                at: components["schemas"]["Time"];
                reason: string;
            } | null;
            /** @description Money on its way back or there already, also what came mismatched, late or unneeded. Not for the provider. */
            refunds: components["schemas"]["OrderRefund"][];
            /** @description Who booked it, for those who work for the grid; null for others. */
            resident: {
                name: string;
                /** @description The number to call about it. */
                phoneMasked: string;
            } | null;
            /** @description Whether there is a review window for both sides. */
            reviewable: boolean;
            /** @description Where to go, for a listing that is visited; an artisan's home is told to the resident from confirmed until 7 days after the end. */
            shopAddress: string | null;
            startAt: components["schemas"]["Time"];
            state: components["schemas"]["ServiceOrderState"];
            steps: components["schemas"]["Steps"];
            timeline: components["schemas"]["OrderEvent"][];
            title: string;
            /** @enum {string} */
            way: "at_home" | "at_shop" | "at_artisan";
        };
        /** @enum {string} */
        ServiceOrderState: "unpaid" | "lapsed" | "requested" | "declined" | "confirmed" | "cancelled" | "missed" | "underway" | "quoted" | "done" | "completed" | "disputed" | "settled";
        ServiceShelfListing: {
            /** @description Of a shop; an artisan's home is told with the order. */
            address: components["schemas"]["ListingAddress"];
            category: components["schemas"]["CategoryCode"];
            categoryName: string;
            description: components["schemas"]["ListingText"];
            durationMinutes: components["schemas"]["DurationMinutes"];
            gridName: string;
            /** @description How many days ahead it can be booked. */
            horizonDays: number;
            id: components["schemas"]["Id"];
            instant: boolean;
            /** @description The provider in their own words. */
            introduction: string;
            /** @constant */
            kind: "service";
            /** @description How soon it can be booked. */
            leadMinutes: number;
            /** @description At the adult pace. */
            minutes: components["schemas"]["WalkMinutes"];
            /** @description At the elder's pace. */
            minutesElder: components["schemas"]["WalkMinutes"];
            /**
             * Format: date-time
             * @description The next free start as last worked out; the slots are exact.
             */
            nextStartAt: string | null;
            picture: components["schemas"]["PictureOrNone"];
            pictures: components["schemas"]["Pictures"];
            policy: components["schemas"]["CancelRules"];
            portrait: components["schemas"]["PictureOrNone"];
            priceFen: components["schemas"]["Fen"];
            priceKind: components["schemas"]["PriceKind"];
            provider: components["schemas"]["Provider"];
            providerName: string;
            rating: components["schemas"]["Rating"];
            ratingCount: number;
            /** @description What a booking of it accepts. */
            terms: components["schemas"]["Terms"];
            title: components["schemas"]["ListingTitle"];
            walkMetres: components["schemas"]["WalkMetres"];
            way: components["schemas"]["ServiceWay"];
        };
        ServiceTerms: {
            /** @description Of a shop; an artisan's home is told with the order. */
            address: components["schemas"]["ListingAddress"];
            /** @description And at most until so long before the start. */
            answerBeforeMinutes: number;
            /** @description A paid request waits for its answer at most this long. */
            answerHours: number;
            category: components["schemas"]["CategoryCode"];
            categoryName: string;
            durationMinutes: components["schemas"]["DurationMinutes"];
            fingerprint: components["schemas"]["TermsFingerprint"];
            grid: components["schemas"]["GridCode"];
            instant: boolean;
            /** @constant */
            kind: "service";
            policy: components["schemas"]["CancelRules"];
            /** @description For a quote the call-out fee. */
            priceFen: components["schemas"]["Fen"];
            priceKind: components["schemas"]["PriceKind"];
            title: components["schemas"]["ListingTitle"];
            way: components["schemas"]["ServiceWay"];
        };
        /** @enum {unknown} */
        ServiceWay: "at_home" | "at_shop" | "at_artisan";
        Session: {
            consent: {
                /** @description Whether who is signed in has agreed to it; true for nobody. */
                given: boolean;
                version: components["schemas"]["PrivacyVersion"];
            };
            csrfToken: string | null;
            /** @description Whether this server has demo people and a movable clock. */
            demo: boolean;
            now: components["schemas"]["Time"];
            person: components["schemas"]["Person"] | null;
            roles: components["schemas"]["RoleGrants"];
            /**
             * @description What is shown or set up before anybody is signed in; null where nothing is missing.
             * @enum {string|null}
             */
            waitsFor: "second_code" | "second_set_up" | null;
        };
        SessionSeats: number;
        SessionTheme: string;
        Setting: {
            bounds: components["schemas"]["SettingBounds"];
            default: components["schemas"]["SettingValue"];
            /** @description The grid that says it, this one or one above; null where the default holds. */
            from: string | null;
            key: components["schemas"]["SettingKey"];
            name: string;
            sentence: string;
            /** @enum {string} */
            type: "integer" | "choice" | "cancel";
            value: components["schemas"]["SettingValue"];
        };
        SettingBounds: {
            max?: number;
            min?: number;
            /** @enum {string} */
            unit?: "days" | "hours" | "minutes" | "months" | "times" | "o_clock" | "yuan" | "points";
            values?: string[];
        };
        SettingChange: {
            as: string;
            at: components["schemas"]["Time"];
            /** @description What the grid itself said before. */
            before: components["schemas"]["SettingValue"] | null;
            /** @description null where a command did it. */
            byId: string | null;
            key: components["schemas"]["SettingKey"];
            reason: string;
            removed: boolean;
            /** @description null where it was taken back, and for a table of holidays. */
            value: components["schemas"]["SettingValue"] | null;
            version: number;
        };
        SettingKey: string;
        /** @description As the setting's type says - a whole number, one of its values, or rules of a cancellation. */
        SettingValue: number | string | {
            hoursBefore: number;
            percentBack: number;
        }[];
        /** @description What is found most often first; what is not found is left out. */
        ShelfFacet: {
            count: number;
            /** @description As its filter takes it. */
            value: string;
        }[];
        ShelfFacets: {
            by: components["schemas"]["ShelfFacet"];
            /** @description Leaves, and branches with all their leaves. */
            category: components["schemas"]["ShelfFacet"];
            kind: components["schemas"]["ShelfFacet"];
            leastRating: components["schemas"]["ShelfFacet"];
            mostFen: components["schemas"]["ShelfFacet"];
            priceKind: components["schemas"]["ShelfFacet"];
            tier: components["schemas"]["ShelfFacet"];
            total: number;
            where: components["schemas"]["ShelfFacet"];
        };
        ShelfListing: components["schemas"]["ActivityShelfListing"] | components["schemas"]["GoodShelfListing"] | components["schemas"]["LoanShelfListing"] | components["schemas"]["PickupShelfListing"] | components["schemas"]["RoomShelfListing"] | components["schemas"]["ServiceShelfListing"];
        ShelfListingCommon: {
            category: components["schemas"]["CategoryCode"];
            categoryName: string;
            description: components["schemas"]["ListingText"];
            gridName: string;
            /** @description How many days ahead it can be booked. */
            horizonDays: number;
            id: components["schemas"]["Id"];
            /** @description The provider in their own words. */
            introduction: string;
            kind: string;
            /** @description How soon it can be booked. */
            leadMinutes: number;
            /** @description At the adult pace. */
            minutes: components["schemas"]["WalkMinutes"];
            /** @description At the elder's pace. */
            minutesElder: components["schemas"]["WalkMinutes"];
            /**
             * Format: date-time
             * @description The next free start as last worked out; the slots are exact.
             */
            nextStartAt: string | null;
            picture: components["schemas"]["PictureOrNone"];
            pictures: components["schemas"]["Pictures"];
            policy: components["schemas"]["CancelRules"];
            portrait: components["schemas"]["PictureOrNone"];
            priceFen: components["schemas"]["Fen"];
            priceKind: components["schemas"]["PriceKind"];
            provider: components["schemas"]["Provider"];
            providerName: string;
            rating: components["schemas"]["Rating"];
            ratingCount: number;
            /** @description What a booking of it accepts. */
            terms: components["schemas"]["Terms"];
            title: components["schemas"]["ListingTitle"];
            walkMetres: components["schemas"]["WalkMetres"];
        };
        Shop: {
            address: string;
            grid: components["schemas"]["GridCode"];
            id: components["schemas"]["Id"];
            introduction: string;
            kind: components["schemas"]["OutletKind"];
            name: string;
            /** @description Who is there today, by what residents call them; empty on a day when it is closed. */
            onDuty: string[];
            opening: components["schemas"]["Opening"];
            phone: components["schemas"]["Phone"];
        };
        ShopNew: {
            address: components["schemas"]["OutletAddress"];
            /** @description The micro-grid where it stands. */
            grid: components["schemas"]["GridCode"];
            introduction?: components["schemas"]["OutletIntroduction"];
            name: components["schemas"]["OutletName"];
            opening: components["schemas"]["Opening"];
            payee: components["schemas"]["PayeeSaid"];
            /** @description What residents call. */
            phone: components["schemas"]["Phone"];
        };
        /** @description Told by SMS or shown in an order. Full-width and Han digits are taken for what they mean. */
        ShortCode: string;
        /** @description Integer fen; money the marketplace holds is positive, money it owes negative. */
        SignedFen: number;
        Slots: {
            days: {
                date: components["schemas"]["DayDate"];
                starts: components["schemas"]["Time"][];
            }[];
            /** @description 0 where it has no starts. */
            durationMinutes: number;
        };
        Spending: {
            amountFen: components["schemas"]["Fen"];
            community: components["schemas"]["GridCode"];
            communityName: string;
            id: components["schemas"]["Id"];
            proposedAt: components["schemas"]["Time"];
            /** @description Who asked for it. */
            proposer: string;
            purpose: string;
            /** @description Why it was refused. */
            reason: string | null;
            /** @enum {string} */
            state: "proposed" | "approved" | "spent" | "lacking" | "refused" | "withdrawn" | "lapsed";
            steps: components["schemas"]["Steps"];
            vouchers: components["schemas"]["Pictures"];
        };
        StaffName: string;
        Stars: number;
        StatementLine: {
            at: components["schemas"]["Time"];
            behindFen: components["schemas"]["SignedFen"];
            creditFen: components["schemas"]["FenSum"];
            debitFen: components["schemas"]["FenSum"];
            /** @description When it was, where its month was closed before it was booked. */
            happenedAt: components["schemas"]["Time"] | null;
            id: string;
            /** @description The accounts on the other side. */
            others: string[];
            /** @description The thing it belongs to, e.g. an order id. */
            source: string;
            /** @description The step that made it, e.g. `order.settle`. */
            why: string;
        };
        /** @description A step of the thing's process. */
        Step: string;
        /** @description What the viewer may do next. */
        Steps: components["schemas"]["Step"][];
        Stock: {
            left: number | null;
        };
        /** @description `put` is `left`, `held` and `gone` together, and `first` with all the changes. */
        StockHistory: {
            changes: {
                at: components["schemas"]["Time"];
                change: number;
                /** @description What had been put in after it. */
                putUnits: number;
                /** @enum {string} */
                reason: "restocked" | "counted" | "spoilt" | "taken_out" | "returned";
            }[];
            /** @description Null for what is not counted by the day. */
            day: components["schemas"]["DayDate"] | null;
            /** @description What had been put in before the first of the changes. */
            first: number;
            /** @description Handed over, or missing when it was packed. */
            gone: number;
            /** @description Put aside for orders that go on. */
            held: number;
            left: number;
            put: number;
        };
        SuggestedCategory: {
            code: components["schemas"]["CategoryCode"];
            /** @description Listings of it that can be got. */
            count: number;
            name: string;
        };
        Suggestions: {
            /** @description What the words may mean, the likeliest first. */
            categories: components["schemas"]["SuggestedCategory"][];
            /** @description The best answers. */
            listings: {
                categoryName: string;
                id: components["schemas"]["Id"];
                providerName: string;
                title: components["schemas"]["ListingTitle"];
            }[];
            /** @description What was probably meant, where only that finds something. */
            meant: string | null;
            /** @description What is nearest in meaning, where the words find nothing. */
            near: components["schemas"]["SuggestedCategory"][];
        };
        Terms: components["schemas"]["ActivityTerms"] | components["schemas"]["GoodTerms"] | components["schemas"]["LoanTerms"] | components["schemas"]["PickupTerms"] | components["schemas"]["RoomTerms"] | components["schemas"]["ServiceTerms"];
        TermsCommon: {
            /** @description And at most until so long before the start. */
            answerBeforeMinutes: number;
            /** @description A paid request waits for its answer at most this long. */
            answerHours: number;
            category: components["schemas"]["CategoryCode"];
            categoryName: string;
            fingerprint: components["schemas"]["TermsFingerprint"];
            grid: components["schemas"]["GridCode"];
            kind: string;
            policy: components["schemas"]["CancelRules"];
            /** @description For a quote the call-out fee. */
            priceFen: components["schemas"]["Fen"];
            priceKind: components["schemas"]["PriceKind"];
            title: components["schemas"]["ListingTitle"];
        };
        /** @description The same terms have the same fingerprint. */
        TermsFingerprint: string;
        /**
         * Format: date-time
         * @description UTC, RFC 3339.
         */
        Time: string;
        Transfer: {
            amountFen: components["schemas"]["SignedFen"];
            /** @description What a page inside WeChat hands to `requestMerchantTransfer`; null where there is nothing to confirm. */
            bridge: components["schemas"]["TransferBridge"] | null;
            /** @description Until when it can be confirmed in WeChat; null where there is nothing to confirm. */
            confirmBy: components["schemas"]["Time"] | null;
            /** @description WeChat's word where it came to nothing, or waits. */
            failReason: string | null;
            id: components["schemas"]["Id"];
            openedAt: components["schemas"]["Time"];
            /** @enum {string} */
            state: "opened" | "dropped" | "asked" | "accepted" | "processing" | "wait_user_confirm" | "transfering" | "canceling" | "success" | "fail" | "cancelled";
            steps: components["schemas"]["Steps"];
        };
        TransferBridge: {
            appId: string;
            mchId: string;
            package: string;
        };
        TrialBalance: {
            /** @description The asker may close it now. */
            canClose: boolean;
            closedAt: components["schemas"]["Time"] | null;
            /** @description Who closed it. */
            closedBy: string | null;
            rows: {
                closingFen: components["schemas"]["SignedFen"];
                creditFen: components["schemas"]["FenSum"];
                debitFen: components["schemas"]["FenSum"];
                group: components["schemas"]["AccountGroup"];
                openingFen: components["schemas"]["SignedFen"];
            }[];
            totals: {
                closingCreditFen: components["schemas"]["FenSum"];
                closingDebitFen: components["schemas"]["FenSum"];
                creditFen: components["schemas"]["FenSum"];
                debitFen: components["schemas"]["FenSum"];
                openingCreditFen: components["schemas"]["FenSum"];
                openingDebitFen: components["schemas"]["FenSum"];
            };
        };
        Unit: {
            /** @description What happened to it, the newest last. */
            changes: {
                at: components["schemas"]["Time"];
                note: string | null;
                state: components["schemas"]["UnitState"];
            }[];
            claims: {
                fromDate: components["schemas"]["UnitDate"];
                orderId: components["schemas"]["Id"];
                toDate: components["schemas"]["UnitDate"];
            }[];
            id: components["schemas"]["Id"];
            number: number;
            /** @description The order that has not brought it back. */
            overdueOf: string | null;
            /** @description How it looks, as it was pictured last. */
            pictures: components["schemas"]["Pictures"];
            state: components["schemas"]["UnitState"];
        };
        UnitDate: string;
        UnitName: string;
        Units: number;
        /** @enum {string} */
        UnitState: "free" | "in_repair" | "lost" | "retired";
        UnmetWords: {
            count: number;
            grid: components["schemas"]["GridCode"];
            gridName: string;
            /** @description One of them, by which all are closed. */
            id: components["schemas"]["Id"];
            latestAt: components["schemas"]["Time"];
            words: string;
        };
        Venue: string;
        /** @description When somebody comes by each week, in minutes of the day in Asia/Shanghai, and to how many. */
        VisitWindow: {
            capacity: number;
            /** @description 0 is Sunday. */
            dayOfWeek: number;
            fromMinute: number;
            toMinute: number;
        };
        VisitWindows: components["schemas"]["VisitWindow"][];
        WaitingTask: {
            count: number;
            /** @description More wait than were counted. */
            isMore: boolean;
            /** @description Since when the first of those counted waits; null where nothing does. */
            oldestAt: components["schemas"]["Time"] | null;
            /**
             * @description By the list in which it waits.
             * @enum {string}
             */
            task: "artisans" | "listings" | "orders" | "reports" | "texts" | "phone_changes" | "needs";
        };
        /** @description Metres on the walking network. */
        WalkMetres: number;
        WalkMinutes: number;
        /** @description Days of the week, 0 is Sunday. */
        WeekDays: number[];
        /** @description The open spans of each weekday, Sunday first. */
        WeekHours: components["schemas"]["DaySpans"][];
        Weighing: {
            at: components["schemas"]["Time"];
            materials: {
                fen: components["schemas"]["Fen"];
                grams: components["schemas"]["Grams"];
                material: string;
                perKgFen: components["schemas"]["PerKgFen"];
            }[];
            number: components["schemas"]["WeighingNumber"];
            worthFen: components["schemas"]["Fen"];
        };
        WeighingNumber: number;
        Weights: {
            grams: components["schemas"]["Grams"];
            /** @description One of the price list. */
            material: string;
        }[];
    };
    responses: {
        /** @description The artisan and what the viewer may do next. */
        Artisan: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Artisan"];
            };
        };
        /** @description The calendar. The ETag names the version of hours and exceptions. */
        Calendar: {
            headers: {
                ETag?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Calendar"];
            };
        };
        /** @description All of it. The ETag names the version of all trees. */
        EditedTree: {
            headers: {
                ETag?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    items: components["schemas"]["Category"][];
                    /** @description Codes of what this district says otherwise than the common tree. */
                    own: components["schemas"]["CategoryCode"][];
                    scope: components["schemas"]["GridCode"];
                    version: number;
                };
            };
        };
        /** @description Everything that holds in the grid. The ETag names the version of what the grid says itself. */
        GridSettings: {
            headers: {
                ETag?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["GridSettings"];
            };
        };
        /** @description The listing; the ETag is the version to send back as If-Match. */
        Listing: {
            headers: {
                ETag?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Listing"];
            };
        };
        /** @description The order. */
        Order: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Order"];
            };
        };
        /** @description The place; the ETag is the version to send back as If-Match. */
        Outlet: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Outlet"];
            };
        };
        /** @description The session as whoever runs it sees it. */
        OwnSession: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["OwnSession"];
            };
        };
        /** @description In the order of their start. */
        OwnSessions: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    items: components["schemas"]["OwnSession"][];
                };
            };
        };
        /** @description Refused; the operation says which of these codes it can answer. */
        Problem400: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Refused; the operation says which of these codes it can answer. */
        Problem401: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Refused; the operation says which of these codes it can answer. */
        Problem403: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Refused; the operation says which of these codes it can answer. */
        Problem404: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Refused; the operation says which of these codes it can answer. */
        Problem409: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Refused; the operation says which of these codes it can answer. */
        Problem412: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Refused; the operation says which of these codes it can answer. */
        Problem413: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Refused; the operation says which of these codes it can answer. */
        Problem415: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Refused; the operation says which of these codes it can answer. */
        Problem422: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Refused; the operation says which of these codes it can answer. */
        Problem428: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Refused; the operation says which of these codes it can answer. */
        Problem429: {
            headers: {
                "Retry-After"?: number;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Refused; the operation says which of these codes it can answer. */
        Problem500: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Refused; the operation says which of these codes it can answer. */
        Problem503: {
            headers: {
                "Retry-After"?: number;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The entry as whoever waits sees it. */
        QueueEntry: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["QueueEntry"];
            };
        };
        /** @description What stands between the two. */
        Relative: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Relative"];
            };
        };
        /** @description The window, with what its viewer may do next. */
        ReviewWindow: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ReviewWindow"];
            };
        };
        /** @description What is there and not promised to anybody. */
        Stock: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Stock"];
            };
        };
        /** @description All units of the listing, by number. */
        Units: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    units: components["schemas"]["Unit"][];
                };
            };
        };
    };
    parameters: {
        /** @description The beginning of the action, e.g. `order.` or `order.call_off`. */
        AuditAction: string;
        /** @description Who did it. */
        AuditActor: components["schemas"]["Id"];
        /** @description Not before this instant. */
        AuditFrom: components["schemas"]["Time"];
        /** @description Whose personal data it was about. */
        AuditSubject: components["schemas"]["Id"];
        /** @description Before this instant. */
        AuditTo: components["schemas"]["Time"];
        /** @description A part of the name of who did it, among those who hold a role on one's grids or below them. */
        AuditWorker: string;
        CategoryCode: components["schemas"]["CategoryCode"];
        /** @description common, or the code of a district. */
        CategoryScope: components["schemas"]["GridCode"];
        Cursor: string;
        DayDate: components["schemas"]["DayDate"];
        /** @description The same of what is taken along; it stands on the trail with the export. */
        ExportedOrderText: string;
        /** @description Only those of one community. */
        FunnelCommunity: components["schemas"]["GridCode"];
        Id: components["schemas"]["Id"];
        /** @description The same key with the same body answers the same again and does nothing twice. */
        Key: string;
        /** @description Only what belongs to this grid and what lies below it; without, all of one's grids. */
        LedgerGrid: components["schemas"]["GridCode"];
        /** @description A month in Asia/Shanghai, e.g. `2026-11`. */
        LedgerMonth: components["schemas"]["Month"];
        Limit: number;
        /** @description Of the staff's list: only what waits for staff, or is agreed with a provider who was suspended or has left. */
        OrderAttention: boolean;
        /** @description Only orders whose appointed time ends after this; of the staff's list those that start from then on, so that each stands on one day. */
        OrderFrom: components["schemas"]["Time"];
        /** @description Of the staff's list: only what is offered on this grid or below it. */
        OrderGrid: components["schemas"]["GridCode"];
        /** @description Only orders of this kind. */
        OrderKindIs: string;
        /** @description Of the staff's list: by the booking, the appointed start or the price; with a minus the highest or latest first. */
        OrderSort: "created" | "-created" | "start" | "-start" | "amount" | "-amount";
        OrderStateIs: components["schemas"]["OrderState"];
        /** @description Only what is agreed, and still to be done, with a provider who was suspended or has left. */
        OrderStopped: boolean;
        /** @description Of the staff's list: an order's number or its last digits, the last four or more digits of a phone, or a name of the resident or the artisan; several words must all be found. */
        OrderText: string;
        /** @description Only orders whose appointed time starts before this. */
        OrderTo: components["schemas"]["Time"];
        /** @description A listing of one's own that has a calendar; missing, the calendar is one's own. */
        OwnListing: components["schemas"]["Id"];
        SettingGrid: components["schemas"]["GridCode"];
        SettingKey: components["schemas"]["SettingKey"];
        /** @description Of what is counted by the day; without it today. */
        StockDay: components["schemas"]["DayDate"];
        /** @description The ETag of the version the change was made from. */
        Version: string;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listAlarms: {
        parameters: {
            query?: {
                cursor?: components["parameters"]["Cursor"];
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of alarms */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Alarm"][];
                        next: components["schemas"]["Next"];
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listArtisans: {
        parameters: {
            query?: {
                cursor?: components["parameters"]["Cursor"];
                limit?: components["parameters"]["Limit"];
                state?: components["schemas"]["ArtisanState"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the queue; phone numbers are masked. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ArtisanPage"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getArtisan: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Artisan"];
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    approveArtisan: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body answers the same again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["Key"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Artisan"];
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    checkArtisan: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body answers the same again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["Key"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    note?: string;
                    /** @description Papers were seen, where a skill asks for them. */
                    papers?: boolean;
                    phoneConfirmed: boolean;
                    pictures?: components["schemas"]["PictureIds"];
                    visited: boolean;
                };
            };
        };
        responses: {
            200: components["responses"]["Artisan"];
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    leaveMarket: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body answers the same again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["Key"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Artisan"];
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getArtisanNumber: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The number, or null where the artisan does not show it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        phone: string | null;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    recordPapers: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body answers the same again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["Key"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    note?: string;
                    pictures?: components["schemas"]["PictureIds"];
                    seen: components["schemas"]["PaperName"][];
                };
            };
        };
        responses: {
            200: components["responses"]["Artisan"];
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    revealArtisanPhone: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body answers the same again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["Key"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Reason"];
            };
        };
        responses: {
            /** @description The number. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        phone: components["schemas"]["Phone"];
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    rejectArtisan: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body answers the same again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["Key"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Reason"];
            };
        };
        responses: {
            200: components["responses"]["Artisan"];
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    restoreArtisan: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body answers the same again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["Key"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Artisan"];
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listArtisanReviews: {
        parameters: {
            query?: {
                cursor?: components["parameters"]["Cursor"];
                /** @description What the provider is; without it an artisan. */
                kind?: components["schemas"]["ProviderKind"];
                limit?: components["parameters"]["Limit"];
                /** @description Only reviews of this listing. */
                listing?: components["schemas"]["Id"];
            };
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of reviews. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["PublicReview"][];
                        next: components["schemas"]["Next"];
                        rating: components["schemas"]["ReviewRating"];
                    };
                };
            };
            400: components["responses"]["Problem400"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    suspendArtisan: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body answers the same again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["Key"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Reason"];
            };
        };
        responses: {
            200: components["responses"]["Artisan"];
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listAudit: {
        parameters: {
            query?: {
                /** @description The beginning of the action, e.g. `order.` or `order.call_off`. */
                action?: components["parameters"]["AuditAction"];
                /** @description Who did it. */
                actor?: components["parameters"]["AuditActor"];
                cursor?: components["parameters"]["Cursor"];
                /** @description Not before this instant. */
                from?: components["parameters"]["AuditFrom"];
                limit?: components["parameters"]["Limit"];
                /** @description A part of the name of who did it, among those who hold a role on one's grids or below them. */
                q?: components["parameters"]["AuditWorker"];
                /** @description Whose personal data it was about. */
                subject?: components["parameters"]["AuditSubject"];
                /** @description Before this instant. */
                to?: components["parameters"]["AuditTo"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of rows. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["AuditRow"][];
                        next: components["schemas"]["Next"];
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    exportAudit: {
        parameters: {
            query?: {
                /** @description The beginning of the action, e.g. `order.` or `order.call_off`. */
                action?: components["parameters"]["AuditAction"];
                /** @description Who did it. */
                actor?: components["parameters"]["AuditActor"];
                /** @description Not before this instant. */
                from?: components["parameters"]["AuditFrom"];
                /** @description A part of the name of who did it, among those who hold a role on one's grids or below them. */
                q?: components["parameters"]["AuditWorker"];
                /** @description Whose personal data it was about. */
                subject?: components["parameters"]["AuditSubject"];
                /** @description Before this instant. */
                to?: components["parameters"]["AuditTo"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description UTF-8 with a byte order mark; no cell begins as a formula does. Where rows are left, the last line says so. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    signInByCode: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body answers the same again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["Key"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    code: components["schemas"]["ShortCode"];
                    consent?: components["schemas"]["PrivacyVersion"];
                    /** @description One was never here; the account of before is left alone. */
                    fresh?: boolean;
                    /** @description The name one had here, where that is asked. */
                    name?: string;
                    phone: components["schemas"]["Phone"];
                };
            };
        };
        responses: {
            /** @description Signed in; the session comes as a cookie. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            400: components["responses"]["Problem400"];
            403: components["responses"]["Problem403"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    requestCode: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body answers the same again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["Key"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    phone: components["schemas"]["Phone"];
                };
            };
        };
        responses: {
            /** @description On its way. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    signInByPassword: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body answers the same again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["Key"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    login: components["schemas"]["Login"];
                    password: components["schemas"]["Password"];
                };
            };
        };
        responses: {
            /** @description Signed in; the session comes as a cookie. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            400: components["responses"]["Problem400"];
            403: components["responses"]["Problem403"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    signInBySecondCode: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body answers the same again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["Key"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    code: components["schemas"]["SecondCode"];
                };
            };
        };
        responses: {
            /** @description Signed in; the session is the one of before. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            400: components["responses"]["Problem400"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    signInByWechatPhone: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body answers the same again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["Key"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    code: string;
                    consent: components["schemas"]["PrivacyVersion"];
                };
            };
        };
        responses: {
            /** @description Signed in; the session comes as a cookie. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            400: components["responses"]["Problem400"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    signInByWechat: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body answers the same again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["Key"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    code: string;
                    /** @description The code is of `wx.login` in the mini-program. */
                    mini?: boolean;
                    state: string;
                };
            };
        };
        responses: {
            /** @description Signed in; the session comes as a cookie. Without a session no account is opened by this WeChat yet: who then signs in by a code on this device, or is signed in already, can tie it to their account. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        session: components["schemas"]["Session"] | null;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listFindings: {
        parameters: {
            query?: {
                cursor?: components["parameters"]["Cursor"];
                limit?: components["parameters"]["Limit"];
                /** @description Only in this state. */
                state?: components["schemas"]["FindingState"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of findings */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Finding"][];
                        next: components["schemas"]["Next"];
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    confirmFinding: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body answers the same again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["Key"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The finding */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Finding"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    proposeFinding: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body answers the same again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["Key"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description `own`: money of the operator's own went in or out, and is booked as that.
                     * @enum {string}
                     */
                    booking: "none" | "own";
                    reason: string;
                };
            };
        };
        responses: {
            /** @description The finding */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Finding"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    reopenFinding: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body answers the same again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["Key"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The finding */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Finding"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listBills: {
        parameters: {
            query?: {
                cursor?: components["parameters"]["Cursor"];
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of days */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["BillDay"][];
                        next: components["schemas"]["Next"];
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    readBill: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body answers the same again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["Key"];
            };
            path: {
                /** @description A day in Asia/Shanghai, e.g. `2026-11-27`. */
                date: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What they came to */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BillDay"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listCategories: {
        parameters: {
            query?: {
                /** @description A grid; the answer is the tree of its district. Without one it is the common tree. */
                place?: components["schemas"]["GridCode"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All categories. */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Category"][];
                    };
                };
            };
            /** @description As it was under the tag that was sent. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    suggestCategories: {
        parameters: {
            query: {
                /** @description A grid; the tree of its district is looked through. Without one it is the common tree. */
                place?: components["schemas"]["GridCode"];
                /** @description What was typed so far. */
                q: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The likeliest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        codes: components["schemas"]["CategoryCode"][];
                    };
                };
            };
            /** @description As it was under the tag that was sent. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getCategoryTree: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description common, or the code of a district. */
                scope: components["parameters"]["CategoryScope"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["EditedTree"];
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    changeCategory: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the version the change was made from. */
                "If-Match"?: components["parameters"]["Version"];
            };
            path: {
                code: components["parameters"]["CategoryCode"];
                /** @description common, or the code of a district. */
                scope: components["parameters"]["CategoryScope"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                    said: components["schemas"]["CategorySaid"];
                };
            };
        };
        responses: {
            200: components["responses"]["EditedTree"];
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            428: components["responses"]["Problem428"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    previewCategory: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body answers the same again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["Key"];
            };
            path: {
                code: components["parameters"]["CategoryCode"];
                /** @description common, or the code of a district. */
                scope: components["parameters"]["CategoryScope"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    said: components["schemas"]["CategorySaid"];
                };
            };
        };
        responses: {
            /** @description Both lists are empty where nothing changes. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        changes: components["schemas"]["CategoryChanged"][];
                        effects: components["schemas"]["CategoryEffect"][];
                        version: number;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listCategoryChanges: {
        parameters: {
            query?: {
                cursor?: components["parameters"]["Cursor"];
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path: {
                /** @description common, or the code of a district. */
                scope: components["parameters"]["CategoryScope"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of changes. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["CategoryChangeMade"][];
                        next: components["schemas"]["Next"];
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getCoverage: {
        parameters: {
            query?: {
                /** @description Only this grid and what lies below; without, all that one looks after. */
                grid?: components["schemas"]["GridCode"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Most residents without first; nothing before the first look was taken. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["CoveredCategory"][];
                        microGrids: number;
                        progress: components["schemas"]["CoverageProgress"];
                        residents: number;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    askForCoverage: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body answers the same again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["Key"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How far it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CoverageProgress"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listGaps: {
        parameters: {
            query?: {
                /** @description Only this leaf. */
                category?: components["schemas"]["Id"];
                cursor?: components["parameters"]["Cursor"];
                /** @description Only this grid and what lies below. */
                grid?: components["schemas"]["GridCode"];
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Those of the most residents first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Gap"][];
                        next: components["schemas"]["Next"];
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getGap: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                category: components["schemas"]["Id"];
                grid: components["schemas"]["GridCode"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Whoever promises most first, within a walk of 30 minutes. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GapSeen"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    searchDesk: {
        parameters: {
            query: {
                /** @description An order's number or its last digits, the last four or more digits of a phone, a part of a name or a title. */
                q: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Sort by sort; nothing of what lies outside one's grids. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["FoundAtDesk"][];
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listWaiting: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description In the order in which a menu says it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["WaitingTask"][];
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listDoubtfulTexts: {
        parameters: {
            query?: {
                cursor?: components["parameters"]["Cursor"];
                limit?: components["parameters"]["Limit"];
                state?: components["schemas"]["DoubtState"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of texts. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["DoubtfulText"][];
                        next: components["schemas"]["Next"];
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    approveText: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body answers the same again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["Key"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The text. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DoubtfulText"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    hideText: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body answers the same again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["Key"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Reason"];
            };
        };
        responses: {
            /** @description The text. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DoubtfulText"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    uploadFile: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body answers the same again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["Key"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /** @description The bytes of the picture. */
                    file: string;
                    purpose: components["schemas"]["FilePurpose"];
                };
            };
        };
        responses: {
            /** @description The picture, for a thing to refer to. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Picture"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
                width: 320 | 800 | 1600;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The picture as WebP, at most this wide. */
            200: {
                headers: {
                    "Cache-Control"?: string;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "image/webp": string;
                };
            };
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listSpendings: {
        parameters: {
            query?: {
                cursor?: components["parameters"]["Cursor"];
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of spendings */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Spending"][];
                        next: components["schemas"]["Next"];
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    proposeSpending: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body answers the same again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["Key"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    amountFen: number;
                    community: components["schemas"]["GridCode"];
                    /** @description What it is for; everybody reads it once it is spent. */
                    purpose: string;
                    /** @description Pictures of the bills, uploaded as `voucher`. */
                    vouchers: components["schemas"]["Id"][];
                };
            };
        };
        responses: {
            /** @description It waits for a second person */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Spending"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    approveSpending: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body answers the same again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["Key"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The spending */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Spending"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    refuseSpending: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body answers the same again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["Key"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            /** @description The spending */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Spending"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    withdrawSpending: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body answers the same again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["Key"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The spending */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Spending"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getFund: {
        parameters: {
            query?: {
                cursor?: components["parameters"]["Cursor"];
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path: {
                /** @description The code of the community, or of a grid in it. */
                code: components["schemas"]["GridCode"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What it holds, and a page of what moved it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Fund"];
                };
            };
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listFunnel: {
        parameters: {
            query?: {
                /** @description Only those of one community. */
                community?: components["parameters"]["FunnelCommunity"];
                cursor?: components["parameters"]["Cursor"];
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The largest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["FunnelGroup"][];
                        next: components["schemas"]["Next"];
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listFunnelPeople: {
        parameters: {
            query: {
                /** @description Only those of one community. */
                community?: components["parameters"]["FunnelCommunity"];
                cursor?: components["parameters"]["Cursor"];
                /** @description Who put them forward. */
                leader?: components["schemas"]["Id"];
                limit?: components["parameters"]["Limit"];
                stage: components["schemas"]["FunnelStage"];
                /** @description Who came at least so far, who stands there, or for whom it ended there. */
                which: "reached" | "standing" | "over";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Who has been in their state for the longest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["FunnelPerson"][];
                        next: components["schemas"]["Next"];
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    searchGrids: {
        parameters: {
            query?: {
                /** @description Of every level; without, micro-grids alone. */
                all?: boolean;
                cursor?: components["parameters"]["Cursor"];
                limit?: components["parameters"]["Limit"];
                q?: string;
                /** @description Only these grids, their codes with a comma between, and what lies below them. */
                under?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of grids by code. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["GridPlace"][];
                        next: components["schemas"]["Next"];
                    };
                };
            };
            /** @description As it was under the tag that was sent. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getGrid: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: components["schemas"]["GridCode"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The grid. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GridView"];
                };
            };
            /** @description As it was under the tag that was sent. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listSettings: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: components["parameters"]["SettingGrid"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["GridSettings"];
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    changeSetting: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the version the change was made from. */
                "If-Match"?: components["parameters"]["Version"];
            };
            path: {
                code: components["parameters"]["SettingGrid"];
                key: components["parameters"]["SettingKey"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                    value: components["schemas"]["SettingValue"];
                };
            };
        };
        responses: {
            200: components["responses"]["GridSettings"];
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            428: components["responses"]["Problem428"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    removeSetting: {
        parameters: {
            query: {
                reason: string;
            };
            header?: {
                /** @description The ETag of the version the change was made from. */
                "If-Match"?: components["parameters"]["Version"];
            };
            path: {
                code: components["parameters"]["SettingGrid"];
                key: components["parameters"]["SettingKey"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["GridSettings"];
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            422: components["responses"]["Problem422"];
            428: components["responses"]["Problem428"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listSettingChanges: {
        parameters: {
            query?: {
                cursor?: components["parameters"]["Cursor"];
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path: {
                code: components["parameters"]["SettingGrid"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of changes. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["SettingChange"][];
                        next: components["schemas"]["Next"];
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    findNearGrids: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body answers the same again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["Key"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description What the degrees are measured on; GCJ-02 is that of Chinese maps.
                     * @enum {unknown}
                     */
                    datum: "wgs84" | "gcj02";
                    lat: number;
                    lon: number;
                };
            };
        };
        responses: {
            /** @description At most five, none where the nearest is farther than 1,000 metres. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["NearGrid"][];
                    };
                };
            };
            400: components["responses"]["Problem400"];
            403: components["responses"]["Problem403"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listLedgerAccounts: {
        parameters: {
            query?: {
                cursor?: components["parameters"]["Cursor"];
                limit?: components["parameters"]["Limit"];
                /** @description Only accounts whose name starts so, e.g. `escrow:`. */
                prefix?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of accounts */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            account: string;
                            fen: components["schemas"]["SignedFen"];
                        }[];
                        next: components["schemas"]["Next"];
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    exportLedger: {
        parameters: {
            query: {
                /** @description Only the statement of this account, or of all that begin so. */
                account?: components["schemas"]["AccountName"];
                /** @description Only what belongs to this grid and what lies below it; without, all of one's grids. */
                grid?: components["parameters"]["LedgerGrid"];
                /** @description A month in Asia/Shanghai, e.g. `2026-11`. */
                month: components["parameters"]["LedgerMonth"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A workbook; every text is a text, whatever it begins with. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    closeMonth: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body answers the same again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["Key"];
            };
            path: {
                month: components["schemas"]["Month"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What the month came to */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrialBalance"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getAccountStatement: {
        parameters: {
            query: {
                /** @description An account, e.g. `payable:artisan:art_1`, or how several begin, e.g. `payable`. */
                account: components["schemas"]["AccountName"];
                cursor?: components["parameters"]["Cursor"];
                /** @description Only what belongs to this grid and what lies below it; without, all of one's grids. */
                grid?: components["parameters"]["LedgerGrid"];
                limit?: components["parameters"]["Limit"];
                /** @description A month in Asia/Shanghai, e.g. `2026-11`. */
                month: components["parameters"]["LedgerMonth"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What it held before, a page of what moved it, and what it holds behind the month */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountStatement"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getTrialBalance: {
        parameters: {
            query: {
                /** @description Only what belongs to this grid and what lies below it; without, all of one's grids. */
                grid?: components["parameters"]["LedgerGrid"];
                /** @description A month in Asia/Shanghai, e.g. `2026-11`. */
                month: components["parameters"]["LedgerMonth"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The rows, and the sums of both sides, which are the same */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrialBalance"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    cancelSession: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body answers the same again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["Key"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            200: components["responses"]["OwnSession"];
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    keepSessionList: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body answers the same again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["Key"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["OwnSession"];
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    moveSession: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body answers the same again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["Key"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                    startAt: components["schemas"]["Time"];
                };
            };
        };
        responses: {
            200: components["responses"]["OwnSession"];
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listListings: {
        parameters: {
            query?: {
                cursor?: components["parameters"]["Cursor"];
                limit?: components["parameters"]["Limit"];
                state?: components["schemas"]["ListingState"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of listings. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListingPage"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    createListing: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body answers the same again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["Key"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ListingNew"];
            };
        };
        responses: {
            201: components["responses"]["Listing"];
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getListing: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Listing"];
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    updateListing: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the version the change was made from. */
                "If-Match"?: components["parameters"]["Version"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ListingChange"];
            };
        };
        responses: {
            200: components["responses"]["Listing"];
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            428: components["responses"]["Problem428"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    approveListing: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body answers the same again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["Key"];
                /** @description The ETag of the version the change was made from. */
                "If-Match"?: components["parameters"]["Version"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Listing"];
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getFreeDays: {
        parameters: {
            query: {
                /** @description The micro-grid where one stands. */
                place: components["schemas"]["GridCode"];
            };
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The coming days. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        days: components["schemas"]["FreeDay"][] | null;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    pauseListing: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body answers the same again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["Key"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Listing"];
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    rejectListing: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body answers the same again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["Key"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Reason"];
            };
        };
        responses: {
            200: components["responses"]["Listing"];
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    resumeListing: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body answers the same again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["Key"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Listing"];
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    retireListing: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body answers the same again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["Key"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Listing"];
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    approveRevision: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body answers the same again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["Key"];
                /** @description The ETag of the version the change was made from. */
                "If-Match"?: components["parameters"]["Version"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Listing"];
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            422: components["responses"]["Problem422"];
            428: components["responses"]["Problem428"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    rejectRevision: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body answers the same again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["Key"];
                /** @description The ETag of the version the change was made from. */
                "If-Match"?: components["parameters"]["Version"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Reason"];
            };
        };
        responses: {
            200: components["responses"]["Listing"];
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            428: components["responses"]["Problem428"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    withdrawRevision: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body answers the same again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["Key"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Listing"];
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listSessions: {
        parameters: {
            query: {
                /** @description The micro-grid where one stands. */
                place: components["schemas"]["GridCode"];
            };
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Those that are still to begin, in order. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["BookableSession"][];
                    };
                };
            };
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    openSessions: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body answers the same again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["Key"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Dates in Asia/Shanghai on which it does not take place. */
                    except?: components["schemas"]["DayDate"][];
                    seats?: components["schemas"]["SessionSeats"];
                    startAt: components["schemas"]["Time"];
                    theme?: components["schemas"]["SessionTheme"];
                    /** @description So many weeks in a row. */
                    weeks?: number;
                };
            };
        };
        responses: {
            200: components["responses"]["OwnSessions"];
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listOwnSessions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["OwnSessions"];
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listSlots: {
        parameters: {
            query: {
                days?: number;
                from?: components["schemas"]["DayDate"];
                /** @description How long one wants it, where its kind leaves that open; otherwise its own length counts. */
                minutes?: number;
                /** @description The micro-grid where one stands; for a visit at home that of the visit's address. */
                place: components["schemas"]["GridCode"];
            };
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Every asked day that can be booked, also those without a free start. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Slots"];
                };
            };
            /** @description As it was under the tag that was sent. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getStock: {
        parameters: {
            query: {
                /** @description Of what is counted by the day; without it today. */
                day?: components["parameters"]["StockDay"];
                /** @description The micro-grid where one stands. */
                place: components["schemas"]["GridCode"];
            };
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Stock"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    correctStock: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body answers the same again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["Key"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    change: number;
                    /** @description Of what is counted by the day, within the coming week; without it today. */
                    day?: components["schemas"]["DayDate"];
                    /** @enum {string} */
                    reason: "restocked" | "counted" | "spoilt" | "taken_out";
                };
            };
        };
        responses: {
            200: components["responses"]["Stock"];
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getStockHistory: {
        parameters: {
            query?: {
                /** @description Of what is counted by the day; without it today. */
                day?: components["parameters"]["StockDay"];
            };
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The last change first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StockHistory"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    submitListing: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body answers the same again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["Key"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Listing"];
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listUnits: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Units"];
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    addUnit: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body answers the same again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["Key"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Units"];
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listWindows: {
        parameters: {
            query: {
                /** @description The micro-grid where one stands. */
                place: components["schemas"]["GridCode"];
            };
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The nearest first; none where nobody comes by in windows. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["OpenWindow"][];
                    };
                };
            };
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getLocalClock: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The clock. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LocalClock"];
                };
            };
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    moveLocalClock: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body answers the same again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["Key"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    advanceMs: number;
                };
            };
        };
        responses: {
            /** @description The clock as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LocalClock"];
                };
            };
            400: components["responses"]["Problem400"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    enterDemo: {
        parameters: {
            query: {
                person: components["schemas"]["Id"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description To the person's first page. */
            302: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listDemoPeople: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The demo people. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        inboxUrl: string | null;
                        items: {
                            about: string;
                            id: components["schemas"]["Id"];
                            name: string;
                            /** @enum {unknown} */
                            role: "resident" | "artisan" | "leader" | "worker" | "staff" | "supervisor" | "admin" | "auditor" | "collector";
                            /** @description Opens one signed in, on a host name of their own. */
                            url: string;
                        }[];
                        phoneUrl: string | null;
                        /** @description Where a phone that plays WeChat stands, longitude and latitude in GCJ-02. */
                        position: number[] | null;
                    };
                };
            };
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    signInDemo: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body answers the same again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["Key"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    personId: components["schemas"]["Id"];
                };
            };
        };
        responses: {
            /** @description Signed in. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            400: components["responses"]["Problem400"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The person. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    updateMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    helper?: components["schemas"]["OwnHelper"];
                    homeGrid?: components["schemas"]["GridCode"];
                    name?: components["schemas"]["PersonName"];
                };
            };
        };
        responses: {
            /** @description The person as changed. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listAddresses: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The addresses. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Address"][];
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    addAddress: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body answers the same again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["Key"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddressInput"];
            };
        };
        responses: {
            /** @description The saved address. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Address"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    removeAddress: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getMyArtisan: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The artisan; the ETag is the version to send back as If-Match. */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Artisan"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    updateMyArtisan: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the version the change was made from. */
                "If-Match"?: components["parameters"]["Version"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    displayName?: string;
                    introduction?: string;
                    /** @description Whether residents who are signed in may call before they book. */
                    phoneShown?: boolean;
                    /** @description An uploaded picture; null takes it away. */
                    portrait?: string | null;
                    shopAddress?: string;
                };
            };
        };
        responses: {
            /** @description The artisan; the ETag is the version to send back as If-Match. */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Artisan"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            428: components["responses"]["Problem428"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listLooksAtMe: {
        parameters: {
            query?: {
                cursor?: components["parameters"]["Cursor"];
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of looks. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["LookAtMe"][];
                        next: components["schemas"]["Next"];
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getMyCalendar: {
        parameters: {
            query?: {
                days?: number;
                from?: components["schemas"]["DayDate"];
                /** @description A listing of one's own that has a calendar; missing, the calendar is one's own. */
                listing?: components["parameters"]["OwnListing"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Calendar"];
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    addBlock: {
        parameters: {
            query?: {
                /** @description A listing of one's own that has a calendar; missing, the calendar is one's own. */
                listing?: components["parameters"]["OwnListing"];
            };
            header?: {
                /** @description The same key with the same body answers the same again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["Key"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    endAt: components["schemas"]["Time"];
                    note?: string;
                    startAt: components["schemas"]["Time"];
                };
            };
        };
        responses: {
            /** @description The block. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BusyEntry"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    removeBlock: {
        parameters: {
            query?: {
                /** @description A listing of one's own that has a calendar; missing, the calendar is one's own. */
                listing?: components["parameters"]["OwnListing"];
            };
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Free again. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    setException: {
        parameters: {
            query?: {
                /** @description A listing of one's own that has a calendar; missing, the calendar is one's own. */
                listing?: components["parameters"]["OwnListing"];
            };
            header?: never;
            path: {
                date: components["parameters"]["DayDate"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    spans: components["schemas"]["DaySpans"];
                };
            };
        };
        responses: {
            200: components["responses"]["Calendar"];
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    removeException: {
        parameters: {
            query?: {
                /** @description A listing of one's own that has a calendar; missing, the calendar is one's own. */
                listing?: components["parameters"]["OwnListing"];
            };
            header?: never;
            path: {
                date: components["parameters"]["DayDate"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Calendar"];
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    setHours: {
        parameters: {
            query?: {
                /** @description A listing of one's own that has a calendar; missing, the calendar is one's own. */
                listing?: components["parameters"]["OwnListing"];
            };
            header?: {
                /** @description The ETag of the version the change was made from. */
                "If-Match"?: components["parameters"]["Version"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    hours: components["schemas"]["WeekHours"];
                };
            };
        };
        responses: {
            200: components["responses"]["Calendar"];
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            428: components["responses"]["Problem428"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getClosing: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What is open; nothing where it can be closed. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        hindrances: ("works" | "artisan" | "orders" | "money")[];
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    closeAccount: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body answers the same again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["Key"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    code: components["schemas"]["ShortCode"];
                };
            };
        };
        responses: {
            /** @description Closed; every session has ended. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    agreeToPrivacy: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: components["schemas"]["PrivacyVersion"];
                };
            };
        };
        responses: {
            /** @description Kept with the person */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listMyDecisions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was decided. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["DecisionOnMe"][];
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    objectToDecision: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body answers the same again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["Key"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    details: string;
                };
            };
        };
        responses: {
            /** @description The decision. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DecisionOnMe"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listMyDuties: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of them. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            address: string;
                            grid: components["schemas"]["GridCode"];
                            id: components["schemas"]["Id"];
                            kind: components["schemas"]["ProviderKind"];
                            /** @description What it may offer. */
                            kinds: string[];
                            name: string;
                        }[];
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getIncome: {
        parameters: {
            query?: {
                cursor?: components["parameters"]["Cursor"];
                limit?: components["parameters"]["Limit"];
                /** @description One of `others`; without it what is owed to the asker themselves. */
                provider?: components["schemas"]["Id"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The amount owed and a page of the entries behind it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Income"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listMyListings: {
        parameters: {
            query?: {
                cursor?: components["parameters"]["Cursor"];
                limit?: components["parameters"]["Limit"];
                /** @description The shop. */
                provider?: components["schemas"]["Id"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of listings. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListingPage"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    takeLogin: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    code: components["schemas"]["ShortCode"];
                    password: components["schemas"]["Password"];
                };
            };
        };
        responses: {
            /** @description The person as changed. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    removeMyLogin: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description There is none. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    allowMiniMessages: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body answers the same again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["Key"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    templates: string[];
                };
            };
        };
        responses: {
            /** @description How it is from now on. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoticeChoices"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getMyMoney: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Four sums, and what can be withdrawn now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Money"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listMyNeeds: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One's own. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Need"][];
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getNoticeChoices: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoticeChoices"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    setNoticeChoices: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    sms: boolean;
                    wechat: boolean;
                };
            };
        };
        responses: {
            /** @description How it is from now on. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoticeChoices"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listNotices: {
        parameters: {
            query?: {
                cursor?: components["parameters"]["Cursor"];
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of notices. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Notice"][];
                        next: components["schemas"]["Next"];
                        /** @description At most 100 are counted. */
                        unread: number;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    readNotices: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body answers the same again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["Key"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Read. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    changeMyPhone: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    code: components["schemas"]["ShortCode"];
                    phone: components["schemas"]["Phone"];
                };
            };
        };
        responses: {
            /** @description The person as changed. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listMyPhoneChanges: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The changes. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["PhoneChange"][];
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listMyQuality: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Nothing, for whoever offers nothing. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["QualitySign"][];
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listRelatives: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What stands, on either side. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Relative"][];
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    askRelative: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body answers the same again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["Key"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    called: string;
                    name: string;
                    phone: components["schemas"]["Phone"];
                };
            };
        };
        responses: {
            201: components["responses"]["Relative"];
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    agreeRelative: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body answers the same again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["Key"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    code?: components["schemas"]["ShortCode"];
                };
            };
        };
        responses: {
            200: components["responses"]["Relative"];
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    endRelative: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body answers the same again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["Key"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Relative"];
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listRound: {
        parameters: {
            query?: {
                day?: components["schemas"]["DayDate"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Where somebody is still to be visited. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            order: components["schemas"]["Order"];
                            /** @description From the door before; null where no walk is known. */
                            walkMetres: number | null;
                        }[];
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getMySecondFactor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnSecondFactor"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    confirmSecondFactor: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body answers the same again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["Key"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    code: components["schemas"]["ShortCode"];
                };
            };
        };
        responses: {
            /** @description Ten codes for the day on which the phone is gone, each for once, shown this once. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        recoveryCodes: string[];
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    beginSecondFactor: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body answers the same again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["Key"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The secret, which is shown this once. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        secret: string;
                        uri: string;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    removeMySecondFactor: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body answers the same again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["Key"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    code: components["schemas"]["SecondCode"];
                    password?: components["schemas"]["Password"];
                };
            };
        };
        responses: {
            /** @description It asks for nothing any more. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getMyStatement: {
        parameters: {
            query: {
                cursor?: components["parameters"]["Cursor"];
                limit?: components["parameters"]["Limit"];
                /** @description A month in Asia/Shanghai, e.g. `2026-11`. */
                month: components["parameters"]["LedgerMonth"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The sums, and a page of lines, the earliest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MyStatement"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    exportMyStatement: {
        parameters: {
            query: {
                /** @description A month in Asia/Shanghai, e.g. `2026-11`. */
                month: components["parameters"]["LedgerMonth"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A workbook of one sheet; every text is a text, whatever it begins with. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listMyTransfers: {
        parameters: {
            query?: {
                cursor?: components["parameters"]["Cursor"];
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of withdrawals */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Transfer"][];
                        next: components["schemas"]["Next"];
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    withdraw: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body answers the same again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["Key"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    amountFen: number;
                    /** @description One is in the mini-program; the money goes to the WeChat that is known there, if it is. */
                    mini?: boolean;
                };
            };
        };
        responses: {
            /** @description The withdrawal */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Transfer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getMyTransfer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The withdrawal */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Transfer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    cancelTransfer: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body answers the same again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["Key"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The withdrawal, on its way back */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Transfer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getMyWechat: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Since when. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MyWechat"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    bindWechat: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body answers the same again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["Key"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Also where it opens another account until now. */
                    move?: boolean;
                };
            };
        };
        responses: {
            /** @description Since when. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MyWechat"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    unbindWechat: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Cut off. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    nominateMerchant: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body answers the same again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["Key"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MerchantNew"];
            };
        };
        responses: {
            201: components["responses"]["Outlet"];
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listNeeds: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What is missed by most first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["UnmetWords"][];
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    reportNeed: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body answers the same again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["Key"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    place: components["schemas"]["GridCode"];
                    words: string;
                };
            };
        };
        responses: {
            /** @description The need. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Need"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    closeNeeds: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body answers the same again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["Key"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Reason"];
            };
        };
        responses: {
            /** @description How many were told. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        count: number;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    withdrawNeed: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body answers the same again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["Key"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The need. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Need"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listMyNominations: {
        parameters: {
            query?: {
                cursor?: components["parameters"]["Cursor"];
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of nominations. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ArtisanPage"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    nominateArtisan: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body answers the same again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["Key"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NominationNew"];
            };
        };
        responses: {
            /** @description The nomination, waiting to be checked. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Artisan"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listOrders: {
        parameters: {
            query: {
                as: "resident" | "provider" | "staff";
                /** @description Of the staff's list: only what waits for staff, or is agreed with a provider who was suspended or has left. */
                attention?: components["parameters"]["OrderAttention"];
                cursor?: components["parameters"]["Cursor"];
                /** @description Only orders whose appointed time ends after this; of the staff's list those that start from then on, so that each stands on one day. */
                from?: components["parameters"]["OrderFrom"];
                /** @description Of the staff's list: only what is offered on this grid or below it. */
                grid?: components["parameters"]["OrderGrid"];
                /** @description Only orders of this kind. */
                kind?: components["parameters"]["OrderKindIs"];
                limit?: components["parameters"]["Limit"];
                /** @description As provider, those of a shop that one is on duty for instead of one's own. */
                provider?: components["schemas"]["Id"];
                /** @description Of the staff's list: an order's number or its last digits, the last four or more digits of a phone, or a name of the resident or the artisan; several words must all be found. */
                q?: components["parameters"]["OrderText"];
                /** @description Of the staff's list: by the booking, the appointed start or the price; with a minus the highest or latest first. */
                sort?: components["parameters"]["OrderSort"];
                state?: components["parameters"]["OrderStateIs"];
                /** @description Only what is agreed, and still to be done, with a provider who was suspended or has left. */
                stopped?: components["parameters"]["OrderStopped"];
                /** @description Only orders whose appointed time starts before this. */
                to?: components["parameters"]["OrderTo"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of orders, each as its viewer may see it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Order"][];
                        next: components["schemas"]["Next"];
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    bookOrder: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body answers the same again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["Key"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Booking"];
            };
        };
        responses: {
            /** @description The order, with the payment to make where something is due. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getOrder: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Order"];
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    acceptOrder: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body answers the same again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["Key"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Order"];
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    acceptLoanDamage: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body answers the same again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["Key"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Order"];
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    acceptOrderTime: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body answers the same again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["Key"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description The one that was shown; where another one is open, the step is closed. */
                    proposal: components["schemas"]["Id"];
                };
            };
        };
        responses: {
            200: components["responses"]["Order"];
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    agreeOrder: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body answers the same again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["Key"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    payWay: components["schemas"]["PayWay"];
                };
            };
        };
        responses: {
            200: components["responses"]["Order"];
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    agreeToWeighing: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body answers the same again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["Key"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    weighing: components["schemas"]["WeighingNumber"];
                };
            };
        };
        responses: {
            200: components["responses"]["Order"];
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    answerDispute: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body answers the same again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["Key"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    pictures?: components["schemas"]["PictureIds"];
                    reason: string;
                };
            };
        };
        responses: {
            200: components["responses"]["Order"];
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    arriveForPickup: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body answers the same again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["Key"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    code: components["schemas"]["ShortCode"];
                };
            };
        };
        responses: {
            200: components["responses"]["Order"];
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    askStaff: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body answers the same again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["Key"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    pictures?: components["schemas"]["PictureIds"];
                    reason: string;
                };
            };
        };
        responses: {
            200: components["responses"]["Order"];
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    assignPickup: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body answers the same again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["Key"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Order"];
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    attendOrder: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body answers the same again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["Key"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    code?: components["schemas"]["ShortCode"];
                };
            };
        };
        responses: {
            200: components["responses"]["Order"];
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    callOffOrder: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body answers the same again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["Key"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                    refundFen: components["schemas"]["Fen"];
                };
            };
        };
        responses: {
            200: components["responses"]["Order"];
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    cancelOrder: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body answers the same again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["Key"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @description What the person was shown (`cancelRefundFen`); when it has changed since, nothing is cancelled. */
                    refundFen?: components["schemas"]["Fen"];
                };
            };
        };
        responses: {
            200: components["responses"]["Order"];
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    cashBalance: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body answers the same again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["Key"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Order"];
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    checkInOrder: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body answers the same again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["Key"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    code?: components["schemas"]["ShortCode"];
                };
            };
        };
        responses: {
            200: components["responses"]["Order"];
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    renewCheckInCode: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body answers the same again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["Key"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Order"];
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    completePickup: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body answers the same again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["Key"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Order"];
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    confirmOrder: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body answers the same again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["Key"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Order"];
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    revealOrderContact: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body answers the same again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["Key"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Reason"];
            };
        };
        responses: {
            /** @description The contact. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderContact"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    contestReturn: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body answers the same again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["Key"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    pictures?: components["schemas"]["PictureIds"];
                    reason: string;
                    refundFen: components["schemas"]["Fen"];
                };
            };
        };
        responses: {
            200: components["responses"]["Order"];
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    declineOrder: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body answers the same again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["Key"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PartyReason"];
            };
        };
        responses: {
            200: components["responses"]["Order"];
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    disputeOrder: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body answers the same again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["Key"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    pictures?: components["schemas"]["PictureIds"];
                    reason: string;
                };
            };
        };
        responses: {
            200: components["responses"]["Order"];
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    dropOrder: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body answers the same again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["Key"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Order"];
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    dropOrderTime: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body answers the same again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["Key"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description The one that was shown; where another one is open, the step is closed. */
                    proposal: components["schemas"]["Id"];
                };
            };
        };
        responses: {
            200: components["responses"]["Order"];
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    findLoan: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body answers the same again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["Key"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Order"];
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    finishOrder: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body answers the same again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["Key"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    pictures?: components["schemas"]["PictureIds"];
                };
            };
        };
        responses: {
            200: components["responses"]["Order"];
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    giveBackOrder: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body answers the same again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["Key"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    cartLines?: components["schemas"]["GoodLinesUnits"];
                    reason: string;
                    refundFen?: number;
                };
            };
        };
        responses: {
            200: components["responses"]["Order"];
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    handCash: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body answers the same again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["Key"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Order"];
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    handOutLoan: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body answers the same again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["Key"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    code: components["schemas"]["ShortCode"];
                    pictures?: components["schemas"]["PictureIds"];
                };
            };
        };
        responses: {
            200: components["responses"]["Order"];
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    handOverOrder: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body answers the same again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["Key"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    code: components["schemas"]["ShortCode"];
                };
            };
        };
        responses: {
            200: components["responses"]["Order"];
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    leavePickup: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body answers the same again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["Key"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PartyReason"];
            };
        };
        responses: {
            200: components["responses"]["Order"];
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    missArtisan: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body answers the same again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["Key"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Order"];
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    missResidentAtDoor: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body answers the same again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["Key"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    pictures: components["schemas"]["PictureIds"];
                };
            };
        };
        responses: {
            200: components["responses"]["Order"];
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    missCollector: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body answers the same again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["Key"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Order"];
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    missKeeper: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body answers the same again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["Key"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Order"];
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    missProvider: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body answers the same again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["Key"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Order"];
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    missResident: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body answers the same again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["Key"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Order"];
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    packOrder: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body answers the same again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["Key"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description How many of a line are there; of one that is not named all are. */
                    cartLines?: {
                        listingId: components["schemas"]["Id"];
                        units: number;
                    }[];
                };
            };
        };
        responses: {
            200: components["responses"]["Order"];
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    payOrder: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body answers the same again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["Key"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    payWay: components["schemas"]["PayWay"];
                };
            };
        };
        responses: {
            200: components["responses"]["Order"];
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    quoteOrder: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body answers the same again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["Key"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    amountFen: number;
                    reason: string;
                };
            };
        };
        responses: {
            200: components["responses"]["Order"];
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    reduceOrder: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body answers the same again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["Key"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description What was shown to go back; another amount is refused. */
                    refundFen?: components["schemas"]["Fen"];
                    /** @description How many are kept. */
                    seats: components["schemas"]["Seats"];
                };
            };
        };
        responses: {
            200: components["responses"]["Order"];
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    refuseQuote: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body answers the same again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["Key"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Order"];
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    renewLoan: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body answers the same again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["Key"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    days: components["schemas"]["LoanDays"];
                };
            };
        };
        responses: {
            200: components["responses"]["Order"];
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    resolveOrder: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body answers the same again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["Key"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                    refundFen: components["schemas"]["Fen"];
                };
            };
        };
        responses: {
            200: components["responses"]["Order"];
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    resolvePickupSum: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body answers the same again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["Key"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    owedFen: number;
                    reason: string;
                    weights: components["schemas"]["Weights"];
                };
            };
        };
        responses: {
            200: components["responses"]["Order"];
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    retractOrder: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body answers the same again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["Key"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Order"];
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    returnOrder: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body answers the same again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["Key"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    cartLines: components["schemas"]["GoodLinesUnits"];
                    reason: string;
                };
            };
        };
        responses: {
            200: components["responses"]["Order"];
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getReviewWindow: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["ReviewWindow"];
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    writeReview: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body answers the same again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["Key"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    pictures?: components["schemas"]["PictureIds"];
                    stars: components["schemas"]["Stars"];
                    text: components["schemas"]["ReviewText"];
                };
            };
        };
        responses: {
            200: components["responses"]["ReviewWindow"];
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    startOrder: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body answers the same again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["Key"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    code: components["schemas"]["ShortCode"];
                };
            };
        };
        responses: {
            200: components["responses"]["Order"];
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    swapLoan: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body answers the same again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["Key"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Order"];
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    takeBackOrder: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body answers the same again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["Key"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Whether they are offered again. */
                    restock: boolean;
                };
            };
        };
        responses: {
            200: components["responses"]["Order"];
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    takeBackDamagedLoan: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body answers the same again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["Key"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    amountFen: components["schemas"]["Fen"];
                    pictures?: components["schemas"]["PictureIds"];
                    reason: string;
                };
            };
        };
        responses: {
            200: components["responses"]["Order"];
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    takeBackLoan: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body answers the same again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["Key"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    pictures?: components["schemas"]["PictureIds"];
                };
            };
        };
        responses: {
            200: components["responses"]["Order"];
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    proposeOrderTime: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body answers the same again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["Key"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    startAt: components["schemas"]["Time"];
                };
            };
        };
        responses: {
            200: components["responses"]["Order"];
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    weighPickup: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body answers the same again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["Key"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    pictures: components["schemas"]["PictureIds"];
                    weights: components["schemas"]["Weights"];
                };
            };
        };
        responses: {
            200: components["responses"]["Order"];
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    withdrawOrder: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body answers the same again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["Key"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PartyReason"];
            };
        };
        responses: {
            200: components["responses"]["Order"];
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    exportOrders: {
        parameters: {
            query?: {
                /** @description Of the staff's list: only what waits for staff, or is agreed with a provider who was suspended or has left. */
                attention?: components["parameters"]["OrderAttention"];
                /** @description Only orders whose appointed time ends after this; of the staff's list those that start from then on, so that each stands on one day. */
                from?: components["parameters"]["OrderFrom"];
                /** @description Of the staff's list: only what is offered on this grid or below it. */
                grid?: components["parameters"]["OrderGrid"];
                /** @description Only orders of this kind. */
                kind?: components["parameters"]["OrderKindIs"];
                /** @description The same of what is taken along; it stands on the trail with the export. */
                q?: components["parameters"]["ExportedOrderText"];
                /** @description Of the staff's list: by the booking, the appointed start or the price; with a minus the highest or latest first. */
                sort?: components["parameters"]["OrderSort"];
                state?: components["parameters"]["OrderStateIs"];
                /** @description Only what is agreed, and still to be done, with a provider who was suspended or has left. */
                stopped?: components["parameters"]["OrderStopped"];
                /** @description Only orders whose appointed time starts before this. */
                to?: components["parameters"]["OrderTo"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A workbook of one sheet; every text is a text, whatever it begins with. Where rows are left, the last line says so. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listOutlets: {
        parameters: {
            query?: {
                cursor?: components["parameters"]["Cursor"];
                kind?: components["schemas"]["OutletKind"];
                limit?: components["parameters"]["Limit"];
                state?: components["schemas"]["OutletState"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of them. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Outlet"][];
                        next: components["schemas"]["Next"];
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getOutlet: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Outlet"];
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    updateOutlet: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the version the change was made from. */
                "If-Match"?: components["parameters"]["Version"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OutletChange"];
            };
        };
        responses: {
            200: components["responses"]["Outlet"];
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            428: components["responses"]["Problem428"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    approveMerchant: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body answers the same again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["Key"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Outlet"];
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    checkMerchant: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body answers the same again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["Key"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description The licence was seen and its number is that one. */
                    licenceSeen: boolean;
                    note?: string;
                    pictures?: components["schemas"]["PictureIds"];
                    visited: boolean;
                };
            };
        };
        responses: {
            200: components["responses"]["Outlet"];
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    closeOutlet: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body answers the same again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["Key"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Outlet"];
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    leaveAlliance: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body answers the same again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["Key"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Outlet"];
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    rejectMerchant: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body answers the same again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["Key"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Reason"];
            };
        };
        responses: {
            200: components["responses"]["Outlet"];
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    restoreOutlet: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body answers the same again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["Key"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Outlet"];
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    putOnRoster: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body answers the same again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["Key"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    phone: components["schemas"]["Phone"];
                    weekdays: components["schemas"]["WeekDays"];
                };
            };
        };
        responses: {
            200: components["responses"]["Outlet"];
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    takeOffRoster: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
                personId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Outlet"];
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    suspendOutlet: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body answers the same again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["Key"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Reason"];
            };
        };
        responses: {
            200: components["responses"]["Outlet"];
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getPayment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The payment */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Payment"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    checkPayment: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body answers the same again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["Key"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The payment as it is after asking */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Payment"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    notifyTransfer: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description Taken */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    notifyWechat: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description Taken */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listPeople: {
        parameters: {
            query?: {
                cursor?: components["parameters"]["Cursor"];
                /** @description Only roles on this grid and below it, which must be one of the administrator's. */
                grid?: components["schemas"]["GridCode"];
                limit?: components["parameters"]["Limit"];
                /** @description A part of their name, or how their login begins. */
                q?: string;
                role?: components["schemas"]["RoleName"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of people. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["PersonWithRoles"][];
                        next: components["schemas"]["Next"];
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    removeLogin: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description They sign in with a password no more. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    proposePhoneChange: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body answers the same again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["Key"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    phone: components["schemas"]["Phone"];
                    /** @description How it was seen who asks, and what became of the number. */
                    reason: string;
                };
            };
        };
        responses: {
            /** @description The change, which waits for a second person. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PhoneChange"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    setRoles: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    roles: components["schemas"]["RoleGrants"];
                };
            };
        };
        responses: {
            /** @description The person as changed. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Person"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    resetSecondFactor: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description There is none. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    unlockPerson: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body answers the same again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["Key"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description They may try again. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    findPerson: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body answers the same again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["Key"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    phone: components["schemas"]["Phone"];
                };
            };
        };
        responses: {
            /** @description The person. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FoundPerson"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listPhoneChanges: {
        parameters: {
            query?: {
                cursor?: components["parameters"]["Cursor"];
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of changes. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["PhoneChange"][];
                        next: components["schemas"]["Next"];
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    confirmPhoneChange: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body answers the same again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["Key"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The change. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PhoneChange"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    refusePhoneChange: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body answers the same again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["Key"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The change. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PhoneChange"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    withdrawPhoneChange: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body answers the same again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["Key"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Reason"];
            };
        };
        responses: {
            /** @description The change. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PhoneChange"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listPolicies: {
        parameters: {
            query?: {
                /** @description As it is in this grid; without one as where nobody has said otherwise. */
                grid?: components["schemas"]["GridCode"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Every policy with its rules. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["CancelRules"][];
                    };
                };
            };
            /** @description As it was under the tag that was sent. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    findProxyResident: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body answers the same again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["Key"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    phone: components["schemas"]["Phone"];
                };
            };
        };
        responses: {
            /** @description Who it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: components["schemas"]["Id"];
                        name: string;
                        phoneMasked: string;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    sendProxyCode: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body answers the same again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["Key"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is on its way. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listQuality: {
        parameters: {
            query?: {
                cursor?: components["parameters"]["Cursor"];
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Together what is of one provider. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["QualitySign"][];
                        next: components["schemas"]["Next"];
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listMyQueueEntries: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One's own. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["QueueEntry"][];
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    joinQueue: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body answers the same again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["Key"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description The micro-grid where one stands. */
                    place: components["schemas"]["GridCode"];
                    subject: components["schemas"]["QueueSubject"];
                    /** @description How many one would like; days on end of what is lent. */
                    units: number;
                    /** @description Only of what is lent. */
                    within?: components["schemas"]["QueueDates"];
                };
            };
        };
        responses: {
            200: components["responses"]["QueueEntry"];
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    leaveQueue: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body answers the same again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["Key"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["QueueEntry"];
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listRefunds: {
        parameters: {
            query: {
                cursor?: components["parameters"]["Cursor"];
                limit?: components["parameters"]["Limit"];
                state: components["schemas"]["RefundState"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of refunds */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Refund"][];
                        next: components["schemas"]["Next"];
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    settleRefundByHand: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body answers the same again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["Key"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    channel?: components["schemas"]["RefundChannel"];
                    /** @description Where the receipt is kept, e.g. its number. */
                    receipt: string;
                };
            };
        };
        responses: {
            /** @description The refund, given back by hand */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refund"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    retryRefund: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body answers the same again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["Key"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The refund as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refund"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listReports: {
        parameters: {
            query?: {
                cursor?: components["parameters"]["Cursor"];
                limit?: components["parameters"]["Limit"];
                state?: components["schemas"]["ReportState"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of reports. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Report"][];
                        next: components["schemas"]["Next"];
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    reportSubject: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body answers the same again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["Key"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    details: string;
                    /** @enum {string} */
                    reason: "untrue" | "price" | "picture" | "rude" | "unsafe" | "illegal" | "private" | "other";
                    subject: components["schemas"]["ReportSubject"];
                };
            };
        };
        responses: {
            /** @description It is kept. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnReport"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    confirmDecision: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body answers the same again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["Key"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Reason"];
            };
        };
        responses: {
            /** @description The report. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Report"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    dismissReport: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body answers the same again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["Key"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Reason"];
            };
        };
        responses: {
            /** @description The report. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Report"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    overturnDecision: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body answers the same again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["Key"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Reason"];
            };
        };
        responses: {
            /** @description The report. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Report"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    upholdReport: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body answers the same again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["Key"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    measures: components["schemas"]["Measure"][];
                    reason: string;
                };
            };
        };
        responses: {
            /** @description The report. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Report"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    hideReview: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body answers the same again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["Key"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Reason"];
            };
        };
        responses: {
            200: components["responses"]["ReviewWindow"];
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    replyReview: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body answers the same again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["Key"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    text: string;
                };
            };
        };
        responses: {
            200: components["responses"]["ReviewWindow"];
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listRevisions: {
        parameters: {
            query?: {
                cursor?: components["parameters"]["Cursor"];
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of listings. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListingPage"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The session, or an empty one. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    signOut: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Signed out. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getShelf: {
        parameters: {
            query: {
                /** @description The latest day of the next free start; the weekend ends with Sunday. */
                by?: "today" | "tomorrow" | "weekend";
                /** @description A leaf, or a branch with all its leaves. */
                category?: components["schemas"]["CategoryCode"];
                cursor?: components["parameters"]["Cursor"];
                /** @description Two of one provider are shown, the second with how many more there are. */
                gathered?: boolean;
                /** @description Only what is offered as this kind. */
                kind?: string;
                /** @description The lowest price; a price that is only known once somebody has looked is in no range. */
                leastFen?: components["schemas"]["Fen"];
                /** @description The lowest average of published reviews; what has none is left out. */
                leastRating?: number;
                limit?: components["parameters"]["Limit"];
                /** @description The highest price. */
                mostFen?: components["schemas"]["Fen"];
                /** @description The micro-grid where the resident stands. */
                place: components["schemas"]["GridCode"];
                priceKind?: components["schemas"]["PriceKind"];
                /** @description Only what this provider offers. */
                provider?: components["schemas"]["Id"];
                /** @description Chinese words, their pinyin or its initials; several words must all be found. */
                q?: string;
                /** @description `best`: by the words that are looked for, which is what happens where nothing is said and something is looked for; `near` otherwise. `soon`: by the next free start. Among equals the nearest is first. A card that does not change meanwhile is on one page exactly once. In `soon`, `rating` and `price` the order of the first page holds for the pages behind it as long as the server remembers it, so that one that moves meanwhile is on one page, too. */
                sort?: "best" | "near" | "soon" | "rating" | "price";
                /** @description Only categories that reach so many minutes on foot. */
                tier?: 5 | 8 | 10 | 15;
                /** @description Whether whoever offers it comes to the resident's door, or people go there. */
                where?: "at_home" | "visited";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of cards. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Card"][];
                        next: components["schemas"]["Next"];
                    };
                };
            };
            /** @description As it was under the tag that was sent. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    countShelf: {
        parameters: {
            query: {
                /** @description The latest day of the next free start; the weekend ends with Sunday. */
                by?: "today" | "tomorrow" | "weekend";
                /** @description A leaf, or a branch with all its leaves. */
                category?: components["schemas"]["CategoryCode"];
                /** @description Only what is offered as this kind. */
                kind?: string;
                /** @description The lowest price; a price that is only known once somebody has looked is in no range. */
                leastFen?: components["schemas"]["Fen"];
                /** @description The lowest average of published reviews; what has none is left out. */
                leastRating?: number;
                /** @description The highest price. */
                mostFen?: components["schemas"]["Fen"];
                /** @description The micro-grid where the resident stands. */
                place: components["schemas"]["GridCode"];
                priceKind?: components["schemas"]["PriceKind"];
                /** @description Only what this provider offers. */
                provider?: components["schemas"]["Id"];
                /** @description Chinese words, their pinyin or its initials; several words must all be found. */
                q?: string;
                /** @description Only categories that reach so many minutes on foot. */
                tier?: 5 | 8 | 10 | 15;
                /** @description Whether whoever offers it comes to the resident's door, or people go there. */
                where?: "at_home" | "visited";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Listings, none of them gathered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShelfFacets"];
                };
            };
            /** @description As it was under the tag that was sent. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    suggestSearches: {
        parameters: {
            query: {
                /** @description The micro-grid where the resident stands. */
                place: components["schemas"]["GridCode"];
                /** @description What was typed so far. */
                q: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Only what can be got from the place. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Suggestions"];
                };
            };
            /** @description As it was under the tag that was sent. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getShelfListing: {
        parameters: {
            query: {
                /** @description The micro-grid where the resident stands. */
                place: components["schemas"]["GridCode"];
            };
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The listing for a resident. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShelfListing"];
                };
            };
            /** @description As it was under the tag that was sent. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    createShop: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body answers the same again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["Key"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ShopNew"];
            };
        };
        responses: {
            201: components["responses"]["Outlet"];
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getShop: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The place. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Shop"];
                };
            };
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    createStaff: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body answers the same again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["Key"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    login: components["schemas"]["Login"];
                    name: components["schemas"]["StaffName"];
                    phone: components["schemas"]["Phone"];
                    /** @description Whoever has a login already is offered another one and gets these roles alone; refused without. */
                    renew?: boolean;
                    roles: components["schemas"]["RoleGrant"][];
                };
            };
        };
        responses: {
            /** @description The staff member. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Person"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    changeUnit: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body answers the same again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["Key"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description What is broken or was done. */
                    note?: string;
                    pictures?: components["schemas"]["PictureIds"];
                    state: components["schemas"]["UnitState"];
                };
            };
        };
        responses: {
            200: components["responses"]["Units"];
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    beginWechat: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body answers the same again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["Key"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description WeChat's page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description What the mini-program comes back with as well. */
                        state: string;
                        url: string;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    signWechatPage: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body answers the same again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["Key"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description WeChat did not take the signature of before. */
                    refused?: boolean;
                    /** @description The page as it was opened, without what follows the hash. */
                    url: string;
                };
            };
        };
        responses: {
            /** @description The signature. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        appId: string;
                        nonceStr: string;
                        signature: string;
                        /** @description Seconds. */
                        timestamp: number;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
}

export type OperationId = keyof operations;
export type ErrorCode =
  | 'account_in_use'
  | 'address_limit'
  | 'already_nominated'
  | 'already_staff'
  | 'artisan_inactive'
  | 'artisan_needed'
  | 'bill_not_ready'
  | 'bill_unreadable'
  | 'block_wrong'
  | 'body_too_large'
  | 'calendar_full'
  | 'calendar_missing'
  | 'category_kind_refused'
  | 'category_refused'
  | 'check_in_code_locked'
  | 'check_in_code_open'
  | 'check_in_code_wrong'
  | 'check_incomplete'
  | 'code_wrong'
  | 'conflict'
  | 'consent_needed'
  | 'csrf_refused'
  | 'cut_off_passed'
  | 'days_not_lent'
  | 'days_not_offered'
  | 'demo_off'
  | 'earlier_month_open'
  | 'exception_limit'
  | 'file_broken'
  | 'file_disguised'
  | 'file_empty'
  | 'file_heic_refused'
  | 'file_too_large'
  | 'file_type_refused'
  | 'files_busy'
  | 'files_unused'
  | 'forbidden'
  | 'fund_exceeded'
  | 'grid_missing'
  | 'hours_wrong'
  | 'idempotency_key_reused'
  | 'idempotency_running'
  | 'identity_needed'
  | 'identity_wrong'
  | 'invalid'
  | 'kind_mismatch'
  | 'limit_reached'
  | 'list_not_yours'
  | 'listing_not_live'
  | 'login_not_offered'
  | 'login_taken'
  | 'malformed'
  | 'media_type'
  | 'method_refused'
  | 'month_not_over'
  | 'not_delivered'
  | 'not_found'
  | 'not_together'
  | 'nothing_changed'
  | 'notification_forged'
  | 'offer_gone'
  | 'order_outstanding'
  | 'order_unpaid'
  | 'out_of_reach'
  | 'out_of_stock'
  | 'own_listing'
  | 'own_nomination'
  | 'own_relative'
  | 'papers_needed'
  | 'password_wrong'
  | 'payee_unknown'
  | 'phone_change_open'
  | 'phone_change_waits'
  | 'phone_taken'
  | 'picture_refused'
  | 'picture_too_large'
  | 'price_refused'
  | 'provider_stopped'
  | 'proxy_code_wrong'
  | 'proxy_not_agreed'
  | 'queue_full'
  | 'queue_unneeded'
  | 'queued_already'
  | 'refund_changed'
  | 'refund_exceeds'
  | 'refund_too_many'
  | 'refund_too_much'
  | 'refund_unpaid'
  | 'room_too_small'
  | 'roster_full'
  | 'roster_refused'
  | 'seats_not_fewer'
  | 'seats_sold_out'
  | 'second_code_unasked'
  | 'second_code_wrong'
  | 'second_factor_off'
  | 'second_factor_set'
  | 'second_factor_unset'
  | 'second_person_needed'
  | 'session_gone'
  | 'session_time_wrong'
  | 'sessions_collide'
  | 'setting_missing'
  | 'setting_not_own'
  | 'setting_refused'
  | 'slot_taken'
  | 'stale_version'
  | 'start_not_offered'
  | 'step_closed'
  | 'terms_changed'
  | 'text_invisible'
  | 'text_refused'
  | 'too_many'
  | 'too_many_for_one'
  | 'too_many_hours'
  | 'too_many_seats'
  | 'too_many_units'
  | 'unauthenticated'
  | 'unavailable'
  | 'units_taken'
  | 'version_required'
  | 'visit_required'
  | 'visit_unwanted'
  | 'wechat_code_wrong'
  | 'wechat_guest'
  | 'wechat_off'
  | 'wechat_page_foreign'
  | 'wechat_phone_foreign'
  | 'wechat_state_wrong'
  | 'wechat_taken'
  | 'wechat_unknown'
  | 'weighing_changed'
  | 'window_closed'
  | 'window_full'
  | 'window_held'
  | 'window_not_offered'
  | 'withdrawal_day_full'
  | 'withdrawal_exceeds'
  | 'withdrawal_out_of_bounds'
  | 'withdrawal_unbound';
