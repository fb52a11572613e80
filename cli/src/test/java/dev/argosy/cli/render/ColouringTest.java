package dev.argosy.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ColouringTest {
  private static boolean wanted(boolean terminal, String... variables) {
    return Colouring.isWanted(
        variables.length == 0
            ? Map.of()
            : variables.length == 2
                ? Map.of(variables[0], variables[1])
                : Map.of(variables[0], variables[1], variables[2], variables[3]),
        terminal);
  }

  @Test
  void theEnvironmentDecidesAndThenTheTerminal() {
    assertThat(wanted(true)).isTrue();
    assertThat(wanted(false)).isFalse();
    assertThat(wanted(true, "NO_COLOR", "1")).isFalse();
    assertThat(wanted(true, "NO_COLOR", "")).isTrue();
    assertThat(wanted(false, "CLICOLOR_FORCE", "1")).isTrue();
    assertThat(wanted(false, "CLICOLOR_FORCE", "0")).isFalse();
    assertThat(wanted(false, "CLICOLOR_FORCE", "1", "NO_COLOR", "1")).isFalse();
    assertThat(wanted(true, "CLICOLOR", "0")).isFalse();
    assertThat(wanted(true, "TERM", "dumb")).isFalse();
  }

  @Test
  void theOptionIsStronger() {
    assertThat(Colouring.ALWAYS.on(false)).isTrue();
    assertThat(Colouring.NEVER.on(true)).isFalse();
    assertThat(Colouring.AUTO.on(true)).isTrue();
    assertThat(Colouring.AUTO.on(false)).isFalse();
  }
}
