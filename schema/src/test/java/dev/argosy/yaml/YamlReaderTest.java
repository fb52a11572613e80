package dev.argosy.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.source.Tree;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlReaderTest {
  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource(
      delimiter = '§',
      value = {
        "on § STRING",
        "yes § STRING",
        "1 § INTEGER",
        "017 § INTEGER",
        "0x1F § INTEGER",
        "1_000 § STRING",
        "1e3 § NUMBER",
        ".5 § NUMBER",
        "true § BOOLEAN",
        "True § BOOLEAN",
        "~ § NULL",
        "null § NULL",
        "12:30:45 § STRING",
        "2024-01-01 § STRING",
        "'\"1\"' § STRING",
        "!!str 1 § STRING",
        "!!float 1 § NUMBER",
        "! 1 § STRING",
        "&x 1 § INTEGER"
      })
  void scalarsMeanWhatTheCoreSchemaSays(String text, Node.Kind kind) {
    Node value = Mistakes.value("a: " + text + "\n", "a");
    assertThat(value)
        .isInstanceOfSatisfying(Node.ScalarNode.class, s -> assertThat(s.kind()).isEqualTo(kind));
  }

  @Test
  void documentsAndEmptyOnes() {
    String text = "# c\n---\n---\na: 1\n...\n# d\n---\nb: 2\n---\n";
    assertThat(Mistakes.values(text)).containsExactly("{a: 1}", "{b: 2}");
    assertThat(Mistakes.places(text))
        .containsExactly("1:1-1:4 empty-document", "9:1-9:4 empty-document");
    assertThat(Mistakes.read(text).complete()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"''", "' '", "'# only a comment'", "---"})
  void anEmptyFileIsAnError(String text) {
    assertThat(Mistakes.places(text)).containsExactly("1:1-1:1 empty-file");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '§',
      value = {"- a § a list", "5 § an integer", "text § a string", "~ § nothing"})
  void aDocumentIsAMapping(String text, String what) {
    assertThat(Mistakes.words(text))
        .startsWith("this document is " + what + "; expected a mapping");
  }

  @Test
  void aDuplicateKeyHasBothPlaces() {
    Diagnostic finding = Mistakes.read("a: 1\nb: {c: 1, c: 2}\na: 3\n").findings().getFirst();
    assertThat(finding.message()).contains("'c' is written twice");
    assertThat(Mistakes.span(finding.at().span())).isEqualTo("2:11-2:12");
    assertThat(Mistakes.span(finding.related().getFirst().at().span())).isEqualTo("2:5-2:6");
    assertThat(Mistakes.values("a: 1\na: 3\n")).containsExactly("{a: 1}");
  }

  @Test
  void keysAreStrings() {
    assertThat(Mistakes.places("1: a\ntrue: b\n~: c\n? [x]\n: d\n"))
        .containsExactly(
            "1:1-1:2 key-not-string",
            "2:1-2:5 key-not-string",
            "3:1-3:2 key-not-string",
            "4:3-4:6 key-not-string");
  }

  @Test
  void mergeKeysCopyWhatIsNotSaid() {
    assertThat(Mistakes.values("d: &d {a: 1, b: 2}\ne: &e {b: 3, c: 4}\nf: {<<: [*d, *e], a: 9}\n"))
        .containsExactly("{d: {a: 1, b: 2}, e: {b: 3, c: 4}, f: {a: 9, b: 2, c: 4}}");
    assertThat(Mistakes.places("d: {<<: 1}\n")).containsExactly("1:9-1:10 bad-merge");
    assertThat(Mistakes.values("d: {\"<<\": 1}\n")).containsExactly("{d: {<<: 1}}");
  }

  @Test
  void anAliasHasTheValueOfItsAnchorAndItsOwnPlace() {
    String text = "a: &x {k: v}\nb: *x\n";
    Node alias = Mistakes.value(text, "b");
    assertThat(alias).isEqualTo(Mistakes.value(text, "a"));
    assertThat(Mistakes.span(alias.at().span())).isEqualTo("2:4-2:6");
  }

  @Test
  void unknownAndRecursiveAliasesAreRefused() {
    assertThat(Mistakes.words("abc: &abc 1\nb: *abd\n"))
        .contains("no anchor '&abd'")
        .contains("'*abc'?");
    assertThat(Mistakes.words("a: &a [*a]\n")).contains("would contain itself");
  }

  @Test
  void customTagsAreRefused() {
    assertThat(Mistakes.places("a: !foo z\nb: !!set {a}\nc: !!int x\n"))
        .containsExactly("1:9-1:10 unknown-tag", "2:10-2:11 unknown-tag", "3:10-3:11 unknown-tag");
  }

  @Test
  void controlCharactersAreShownEach() {
    assertThat(Mistakes.places("a: \0b\n\u0007c: 1\n"))
        .containsExactly("1:4-1:5 yaml-syntax", "2:1-2:2 yaml-syntax");
  }

  @Test
  void deepNestingIsRefusedAtTheLevelThatIsTooDeep() {
    assertThat(Mistakes.places("[".repeat(10_000))).containsExactly("1:65-1:66 too-large");
    assertThat(Mistakes.places("a: " + "[".repeat(63) + "]".repeat(63))).isEmpty();
    String block =
        IntStream.range(0, 1000)
            .mapToObj(i -> " ".repeat(i) + "a:\n")
            .collect(Collectors.joining());
    assertThat(Mistakes.places(block)).containsExactly("65:65-65:66 too-large");
  }

  @Test
  void anAliasBombIsRefused() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 9; i++) {
      String all =
          IntStream.range(0, 5)
              .mapToObj(j -> "")
              .collect(Collectors.joining("*a" + (i - 1) + ", "));
      bomb.append("a%d: &a%d [%s*a%d]\n".formatted(i, i, all, i - 1));
    }
    Documents documents = Mistakes.read(bomb.toString());
    assertThat(documents.findings()).extracting(f -> f.code().id()).containsExactly("too-large");
    assertThat(documents.documents()).isEmpty();
    assertThat(documents.complete()).isFalse();
  }

  @Test
  void fewAliasesThatMultiplyAreRefusedToo() {
    String wide = "x, ".repeat(9_999) + "x";
    String text = "a: &a [" + wide + "]\nb: [" + "*a, ".repeat(11) + "]\n";
    assertThat(Mistakes.words(text)).contains("more than 100000 values");
  }

  @Test
  void depthThroughAliasesCounts() {
    String half = "[".repeat(40) + "]".repeat(40);
    assertThat(
            Mistakes.words(
                "a: &a " + half + "\nb: " + "[".repeat(30) + "*a" + "]".repeat(30) + "\n"))
        .contains("through this alias");
  }

  @Test
  void aTooLargeFileIsNotParsed() {
    assertThat(Mistakes.places("a: " + "x".repeat(Tree.MAX_FILE_BYTES)))
        .containsExactly("1:1-1:1 too-large");
  }

  @Test
  void everyDirectiveAndCommentBelongsToTheDocumentThatFollows() {
    assertThat(Mistakes.values("%YAML 1.2\n---\na: 1\n...\n%YAML 1.2\n---\nb: 1\n"))
        .containsExactly("{a: 1}", "{b: 1}");
  }
}
