package dev.argosy.manifest.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing but problems comes out of any text, in bounded time, at places inside the text. */
class HostileTextsTest {
  private static final int MANY = 200_000;
  private static final ExprScope SCOPE = ExprScope.argo().object("tasks").text("item");

  private static void read(String text) {
    List<List<TextProblem>> all =
        List.of(
            ExprLang.checkCondition(text, SCOPE).problems(),
            ExprLang.check(text, ExprScope.plain().opened()).problems(),
            WhenExpression.check(text, WhenExpression.Place.STEP),
            WhenExpression.check(text, WhenExpression.Place.CRON),
            DependsExpression.check(text).problems(),
            ResourceCondition.check(text));
    assertThat(Tags.scan(text).tags()).allMatch(t -> t.to() <= text.length());
    assertThat(all.stream().flatMap(List::stream))
        .allSatisfy(p -> {
          assertThat(p.from()).isBetween(0, p.to());
          assertThat(p.to()).isLessThanOrEqualTo(text.length());
          assertThat(p.from() < p.to() || text.isEmpty()).as("%s", p).isTrue();
          assertThat(p.message().length()).isLessThan(500);
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(", ")", "[", "{", "!", "-", "not ", "a.", "a?.", "a[", "a(", "filter(", "a?b:",
            "let a=1;",
        "a-b.c", "tasks.a-", "{{a}}", "{{", "{{=", "a==", "a&&", "'", "\"", "`", "\\", "#", "if a{",
            "a|",
        "a,", "a in(", "!a", "1+", "1..", "x??", "/*", "//", "\uD83D", "\u0000", " ", "a b ",
            "'a' ", "&&!",
        "a<", "{a:", "[1,", "{{a}}==b ", "A.B ", "-1", "0x", "1e", "a_", "sprig.", "\uE000",
            "'{{x}}'=="
      })
  void aThingRepeated(String piece) {
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(60), () -> read(piece.repeat(MANY / piece.length())));
  }

  @Test
  void deepAndClosed() {
    for (String pair : List.of("()", "[]", "{a:}")) {
      String open = pair.substring(0, pair.length() - 1);
      String close = pair.substring(pair.length() - 1);
      for (int depth : new int[] {100, 149, 151, 5000}) {
        read(open.repeat(depth) + "1" + close.repeat(depth));
      }
    }
    read("1" + "+1".repeat(4000));
    read("item" + ".a".repeat(4000));
    read("tasks" + ".a-b".repeat(4000));
  }

  @Test
  void everyBeginningOfGoodTexts() {
    for (String text :
        List.of(
            "filter(fromJSON(tasks['a-b'].outputs), {let x = #.v; x > 1 && x not in [1, 2]})[0:1]"
                + " ?? 'é'",
            "'{{a}}' == 'x' && !({{b}} in ('y', \"z\")) || [q w] =~ '^a\\'b'",
            "A.Succeeded && (b-1 || !C.AnySucceeded)",
            "status.phase in (Done,Ok), !a/b, c > 1")) {
      for (int i = 0; i <= text.length(); i++) {
        read(text.substring(0, i));
        read(text.substring(i));
      }
    }
  }

  @Test
  void randomCharacters() {
    Random random = new Random(1);
    String signs =
        "(){}[]'\"`\\.,;:?!&|=<>+-*/%^#$@~_ \n\t{{}}ab1é\uD83D\uDE00\uD83D\u0000\uE000in";
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int j = random.nextInt(30); j > 0; j--) {
        text.append(signs.charAt(random.nextInt(signs.length())));
      }
      read(text.toString());
    }
  }
}
