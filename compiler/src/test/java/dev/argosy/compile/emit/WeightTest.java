package dev.argosy.compile.emit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.argosy.compile.argo.Quoted;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

class WeightTest {
  private static final List<String> PIECES =
      List.of("a", "b c", "\n", "\n\n", "\t", "\"", "\\", "'", "#", ": ", "{", "é", "\u0085", "😀");

  private final Random random = new Random();

  @RepeatedTest(100)
  void isNeverLessThanWhatIsWritten(RepetitionInfo repetition) {
    random.setSeed(repetition.getCurrentRepetition());
    Object object = object(5);
    int written = Emitter.emit(object).getBytes(StandardCharsets.UTF_8).length;
    assertThat(Weight.atMost(object)).as("%s", object).isGreaterThanOrEqualTo(written);
  }

  private Object object(int depth) {
    return switch (random.nextInt(depth == 0 ? 3 : 6)) {
      case 0 -> text();
      case 1 -> new Quoted(text());
      case 2 -> random.nextInt();
      case 3 -> {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
          map.put(text(), object(depth - 1));
        }
        yield map;
      }
      default -> {
        List<Object> list = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
          list.add(object(depth - 1));
        }
        yield list;
      }
    };
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(12); i > 0; i--) {
      text.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    return text.toString();
  }
}
