package dev.argosy.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.argosy.code.Problem;
import dev.argosy.shell.Shell.Dialect;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of a script, and where. */
class ShellTest {
  private static String said(String script, Dialect dialect) {
    String text = script.replace("\\n", "\n").replace("\\t", "\t");
    return Shell.read(text, dialect).problems().stream()
        .map(p ->
            p.kind()
                + " "
                + text.substring(p.from(), Math.min(p.to(), text.length()))
                + ": "
                + p.message())
        .collect(Collectors.joining("; "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "if true; then echo a        ~ SYNTAX if: 'if' is never closed",
        "if true; echo a; fi         ~ SYNTAX if: 'if' has no 'then' before 'fi'",
        "for x in a b; echo; done    ~ SYNTAX for: 'for' has no 'do' before 'echo'",
        "while :; do :; fi           ~ SYNTAX fi: unexpected 'fi'",
        "echo 'a                     ~ SYNTAX ': a quote is never closed",
        "echo \"a $(b \"             ~ SYNTAX \": a quote is never closed",
        "echo $(a                    ~ SYNTAX $(: a bracket is never closed",
        "echo ${a                    ~ SYNTAX ${: '${' is never closed",
        "case x in a) b              ~ SYNTAX case: 'case' is never closed",
        "f() { a                     ~ SYNTAX {: '{' is never closed",
        "a && && b                   ~ SYNTAX &&: unexpected '&&'",
        "a | | b                     ~ SYNTAX |: unexpected '|'",
        "done                        ~ SYNTAX done: unexpected 'done'",
        "echo (a)                    ~ SYNTAX (: unexpected '('",
        "cat <<A; b\\n A\\nc          ~ SYNTAX <<: the text that begins here is never ended by a line 'A'",
        "x=(a b)                     ~ DIALECT (: unexpected '(': only bash can read this",
        "diff <(a) <(b)              ~ DIALECT (: unexpected '(': only bash can read this",
      })
  void theFirstPlaceThatDoesNotFit(String script, String message) {
    assertThat(said(script, Dialect.SH)).isEqualTo(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "cat <<EOF\\nif then ( ' \"\\nEOF\\necho a",
        "cat <<-'E F' | sort\\n\\tfi\\n\\tE F\\necho a",
        "x=$(case a in a) echo b;; esac)",
        "echo ${a:-\"$(b \"c)\")\"} # '",
        "if a\\nthen b\\nelif c; then d; else e; fi > f 2>&1 &",
        "f() { g; }; h() ( i )\\nfor j; do k; done",
        "echo if then fi } done",
        "a=b c=$d e < f >> g",
        "! a | b && ! c",
        "echo $((1 + (2 * 3))) $(( a )) \\\\\\n  more",
      })
  void bothShellsReadIt(String script) {
    assertThat(said(script, Dialect.SH)).isEmpty();
    assertThat(said(script, Dialect.BASH)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "[[ $a == b* && ( -f c || ! d < e ) ]]",
        "x=(a 'b c' $(d)\\n e); x+=(f); x[1]=g; declare -a y=(h)",
        "function f { g; }; for ((i = 0; i < 3; i++)); do :; done",
        "a |& b &> c; d <<< \"e\"; (( x > 1 )) && f",
        "case a in b) ;& c) ;;& d) ;; esac",
        "echo $'it\\'s' \"${x[@]}\" ${y//a/b}",
      })
  void bashReadsIt(String script) {
    assertThat(said(script, Dialect.BASH)).isEmpty();
  }

  @Test
  void aPatternBehindItsOperatorMayHoldBrackets() {
    assertThat(Shell.read("[[ a =~ ^(x|y)$ && b =~ c ]]\n", Dialect.BASH).problems()).isEmpty();
  }

  @Test
  void windowsLineEndsAreNamed() {
    assertThat(Shell.read("if a; then\r\n  b\r\nfi\r\n", Dialect.SH).problems())
        .extracting(Problem::hint)
        .allMatch(hint -> hint.contains("Windows") || hint.contains("then"));
  }

  @Test
  void bareValuesAreThoseInArgumentsOutsideOfQuotes() {
    assertThat(
            Shell.read("cp $A \"$B\" '$C' ${D}x; e=$E; for f in $F; do :; done\n", Dialect.SH)
                .bare())
        .extracting(Shell.Expansion::name)
        .containsExactly("A", "D");
  }

  @Test
  void nestingBeyondReasonIsPassedOver() {
    for (String deep : new String[] {"(", "$(", "if ", "{ ", "! ", "${a:-", "$((a ) ", "((a ) "}) {
      Shell.read(deep.repeat(50_000), Dialect.SH);
      Shell.read(deep.repeat(50_000), Dialect.BASH);
    }
  }
}
