package dev.argosy.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.argosy.source.SourceFile;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FindingsTest {
  private static At at(String file, int line) {
    return new At(new SourceFile(file, ""), new Span(line, 1, line, 1));
  }

  @Test
  void ofAFileThatIsWrongThroughoutSoManyAreToldThatNobodyMissesOne() {
    Findings findings = new Findings();
    IntStream.rangeClosed(1, 5_000)
        .forEach(line -> findings.add(Code.UNUSED, at("wrong.yaml", line), "m"));
    findings.add(Code.UNKNOWN_KEY, at("wrong.yaml", 6_000), "the only error");
    findings.add(Code.UNKNOWN_KEY, at("other.yaml", 1), "m");
    assertThat(findings.sorted()).hasSize(1_002);
    Diagnostic more = findings.sorted().get(1);
    assertThat(more.code()).isEqualTo(Code.TOO_LARGE);
    assertThat(more.isError()).as("an error that is not told is one").isTrue();
    Findings merged = new Findings();
    merged.addAll(findings.sorted());
    merged.addAll(findings.sorted());
    assertThat(merged.sorted()).filteredOn(d -> d.code() == Code.TOO_LARGE).hasSize(1);
    assertThat(Outcome.of("", findings).hasErrors()).isTrue();
  }
}
