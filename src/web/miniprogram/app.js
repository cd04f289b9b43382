// The pages are the marketplace's own, in a web-view; what only a mini-program can do has a page of its own here.
App({});
