import { onUnmounted, ref } from 'vue';

interface Recognition {
  lang: string;
  onresult: ((event: { results: ArrayLike<ArrayLike<{ transcript: string }>> }) => void) | null;
  onend: (() => void) | null;
  start(): void;
  abort(): void;
}
type Maker = new () => Recognition;

function makerHere(): Maker | undefined {
  const here = window as unknown as { SpeechRecognition?: Maker; webkitSpeechRecognition?: Maker };
  return here.SpeechRecognition ?? here.webkitSpeechRecognition;
}

/** Words spoken instead of typed, where the browser can hear; `heard` gets them. */
export function useListening(heard: (words: string) => void) {
  const Maker = makerHere();
  const listening = ref(false);
  let open: Recognition | null = null;
  function listen(): void {
    open?.abort();
    if (!Maker || listening.value) return;
    const recognition = new Maker();
    recognition.lang = 'zh-CN';
    recognition.onresult = ({ results }) => heard(results[0]?.[0]?.transcript ?? '');
    recognition.onend = () => {
      listening.value = false;
      open = null;
    };
    open = recognition;
    listening.value = true;
    try {
      recognition.start();
    } catch {
      recognition.onend();
    }
  }
  onUnmounted(() => open?.abort());
  return { canListen: Maker !== undefined, listening, listen };
}
