package dev.argosy.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class PartConditionTest {
  @NeedsPart({Part.VALIDATOR, Part.CLUSTER})
  private static final class Both {}

  private static final NeedsPart BOTH =
      Objects.requireNonNull(Both.class.getAnnotation(NeedsPart.class));

  @Test
  void runsWhereNothingIsMissing() {
    assertThat(new PartCondition(p -> List.of(), true).judge(BOTH).isDisabled()).isFalse();
  }

  @Test
  void runsWhatNeedsNoPart() {
    assertThat(new PartCondition(p -> List.of("go"), true).judge(null).isDisabled()).isFalse();
  }

  @Test
  void skipsWithAllThatIsMissing() {
    assertThat(condition(false).judge(BOTH).getReason())
        .contains("the cluster cannot run here, it needs root (this is user me), openssl");
    assertThat(condition(false).judge(BOTH).isDisabled()).isTrue();
  }

  @Test
  void failsInsteadOfSkippingWhereNothingMayBeSkipped() {
    assertThatThrownBy(() -> condition(true).judge(BOTH))
        .hasMessageContaining("it needs root")
        .hasMessageContaining("ARGOSY_REQUIRE_ALL=1");
  }

  private static PartCondition condition(boolean requireAll) {
    return new PartCondition(
        p -> p == Part.CLUSTER ? List.of("root (this is user me)", "openssl") : List.of(),
        requireAll);
  }
}
