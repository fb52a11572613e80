package dev.argosy.text;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Outcome;
import dev.argosy.source.MemoryTree;
import dev.argosy.source.SourceFile;
import dev.argosy.source.Tree;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TextReaderTest {
  private static Diagnostic only(Outcome<SourceFile> outcome) {
    assertThat(outcome.value()).isEmpty();
    assertThat(outcome.findings()).hasSize(1);
    return outcome.findings().getFirst();
  }

  @Test
  void aByteOrderMarkIsDropped() {
    SourceFile file = TextReader.decode("a", "\ufeffa: ü\n".getBytes(UTF_8)).value().orElseThrow();
    assertThat(file.text()).isEqualTo("a: ü\n");
    assertThat(TextReader.decode("a", new byte[0]).value().orElseThrow().text()).isEmpty();
  }

  @Test
  void aByteThatIsNotUtf8IsShownWhereItStands() {
    Diagnostic finding =
        only(
            TextReader.decode(
                "a", new byte[] {'a', '\n', (byte) 0xC3, (byte) 0xBC, ' ', (byte) 0xE9, 'x'}));
    assertThat(finding.at()).hasToString("a:2:3");
    assertThat(finding.message()).contains("0xE9");
    assertThat(finding.at().file().line(2)).startsWith("ü ");
  }

  @Test
  void aCharacterCutOffAtTheEndIsNotUtf8() {
    assertThat(only(TextReader.decode("a", new byte[] {'a', (byte) 0xC3})).at())
        .hasToString("a:1:2");
  }

  @Test
  void utf16IsNamed() {
    assertThat(only(TextReader.decode("a", "a: 1".getBytes(UTF_16))).message()).contains("UTF-16");
    assertThat(only(TextReader.decode("a", "a: 1".getBytes(UTF_16LE))).message())
        .contains("UTF-16");
  }

  @Test
  void aLargeFileIsRefused() {
    assertThat(only(TextReader.decode("a", new byte[10 << 20])).code().id()).isEqualTo("too-large");
  }

  @Test
  void aFileOfATreeIsReadOrSaidToBeMissing() {
    Tree tree =
        MemoryTree.ofBytes(Map.of("dir/a.yaml", new byte[] {'x'}, "big", new byte[2 << 20]));
    assertThat(TextReader.read(tree, "dir/a.yaml").value().orElseThrow().text()).isEqualTo("x");
    assertThat(only(TextReader.read(tree, "dir/b.yaml")).hint()).contains("'dir/a.yaml'");
    assertThat(only(TextReader.read(tree, "big")).code().id()).isEqualTo("too-large");
  }
}
