package dev.argosy.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnquotedExpressionTest {
  /** The value is read as it was meant, so the checks that follow say nothing wrong about it. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '§',
      quoteCharacter = '`',
      textBlock =
          """
          {a: ${{ params.a }}, b: 2}        § 1:5-1:20 § {a: '${{ params.a }}', b: 2}    § write "${{ params.a }}"
          a: {{ x }}                        § 1:4-1:11 § {a: '{{ x }}'}                  § write "{{ x }}"; Argosy's own
          a: {{ x }} tail # c               § 1:4-1:16 § {a: '{{ x }} tail'}             § write "{{ x }} tail"
          a: [ ${{x}}, b ]                  § 1:6-1:12 § {a: ['${{x}}', 'b']}            § write "${{x}}"
          a: {b: s3://${{ v.b }}/x}         § 1:8-1:25 § {a: {b: 's3://${{ v.b }}/x'}}   § write "s3://${{ v.b }}/x"
          a: ${{ x ? 'a' : 'b' }}           § 1:4-1:24 § {a: '${{ x ? 'a' : 'b' }}'}     § write "${{ x ? 'a' : 'b' }}"
          a: {b: ${{ f('}}', "x") }}-y }    § 1:8-1:29 § {a: {b: '${{ f('}}', "x") }}-y'}} § write '${{ f(''}}'', "x") }}-y'
          """)
  void isReportedAndReadAsIfQuoted(String text, String place, String value, String hint) {
    assertThat(Mistakes.places(text)).containsExactly(place + " unquoted-expression");
    assertThat(Mistakes.values(text)).containsExactly(value);
    assertThat(Mistakes.words(text)).contains("needs quotes").contains(hint);
  }

  @Test
  void severalInOneLineAreAllFound() {
    assertThat(Mistakes.places("with: {a: ${{ p.a }}, b: ${{ p.b }}, c: {{ q }}}\n")).hasSize(3);
  }

  @Test
  void aPlainBlockValueNeedsNoQuotes() {
    assertThat(Mistakes.read("a: ${{ x }}\nb: x ${{ y }} z\n- ").findings()).hasSize(1);
    assertThat(Mistakes.places("a: ${{ x }}\nb: x ${{ y }} z\n")).isEmpty();
  }

  @Test
  void bracesInQuotesAndBlockTextsAreNobodysBusiness() {
    assertThat(Mistakes.places("a: '{{ x }}'\nb: |\n  {{ y }}\nc: [\"${{ z }}\"]\n")).isEmpty();
  }

  @Test
  void aFileThatUsesTheCharactersOfMaskingIsReportedButNotMended() {
    Documents documents = Mistakes.read("a: [ ${{ x }} ]\nb: \uf83a\n");
    assertThat(documents.findings()).isNotEmpty();
    assertThat(documents.documents()).isEmpty();
    assertThat(Mistakes.values("b: \uf83a\n")).containsExactly("{b: '\uf83a'}");
  }
}
