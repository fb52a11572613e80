package dev.argosy.parallel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParallelTest {
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 15, 16, 10_000})
  void whatIsMadeStandsInTheOrderOfTheThings(int many) {
    List<Integer> things = IntStream.range(0, many).boxed().toList();
    List<String> made = Parallel.map(things, t -> "number " + t);
    assertThat(made).isEqualTo(things.stream().map(t -> "number " + t).toList());
  }

  @Test
  void aFailureIsTheCallersWhicheverThreadHadIt() {
    List<Integer> things = IntStream.range(0, 100).boxed().toList();
    assertThatThrownBy(() -> Parallel.map(things, t -> 1 / (t - 99)))
        .isInstanceOf(ArithmeticException.class);
  }
}
