package dev.argosy.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people type wrong, where it is shown and what they are told to do. */
class SyntaxMistakesTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '§',
      quoteCharacter = '¤',
      textBlock =
          """
          a:\\n    b: 1\\n   c: 2     § 3:4-3:5 bad-indentation § 3 spaces here; expected 0 or 4 spaces § indent this line by 4 spaces
          a:\\n  - b\\n c: 1          § 3:2-3:3 bad-indentation § 1 space here; expected 0 spaces  § by 0 spaces
          a: 1\\n  b: 2              § 2:3-2:4 bad-indentation § has its value already            § start it in column 1
          ¤  a: 1\\nb: 2¤            § 2:1-2:2 bad-indentation § 0 spaces here; expected 2        § column 1
          a: >\\n  x\\n y             § 3:2-3:3 bad-indentation § less deep than the text above    § by 2 spaces
          a:\\n\\tb: 1                § 2:1-2:2 bad-indentation § tab is used for indentation      § replace the tab by spaces
          a: |\\n   \\n  x            § 3:1-3:3 bad-indentation § blank lines above are indented   § remove the spaces
          a: b: c                   § 1:5-1:6 yaml-syntax § a second ':' in one line             § "b: c"
          a: 'x\\nb: 1               § 1:4-1:5 yaml-syntax § quote is never closed                § close it with '
          a: "x\\nb: 1               § 1:4-1:5 yaml-syntax § quote is never closed                § close it with "
          a: [1, 2\\nb: 1            § 1:4-1:5 yaml-syntax § '[' is never closed; expected ']'    § ']'
          a: {x: 1                  § 1:4-1:5 yaml-syntax § '{' is never closed; expected '}'    § '}'
          a: [1 {2}]                § 1:7-1:8 yaml-syntax § expected ',' or ']'                  § separate the values
          a: @x                     § 1:4-1:5 yaml-syntax § cannot start with '@'                § "@x"
          a: *.txt                  § 1:4-1:5 yaml-syntax § '*' starts a name                    § "*.txt"
          foo\\nbar: 1               § 1:1-1:4 yaml-syntax § expected a key and ': '              § 'foo:'
          key:value\\nb: 1           § 1:1-1:10 yaml-syntax § expected a key and ': '             § 'key: value'
          a: 1\\nb                   § 2:1-2:2 yaml-syntax § expected a key and ': '              § 'b:'
          a: - b                    § 1:4-1:5 yaml-syntax § list cannot start in the line        § next line
          a: "\\\\d"                  § 1:5-1:7 yaml-syntax § no escape of YAML                    § single quotes
          a: "\\\\ud800"              § 1:4-1:12 yaml-syntax § half a character                    § character itself
          a: "\\\\UFFFFFFFF"          § 1:2-1:3 yaml-syntax § names no character                   § remove it
          a: |foo\\n x               § 1:5-1:8 yaml-syntax § text behind '|'                      § next line
          a: ]                      § 1:4-1:5 yaml-syntax § cannot start with ']'                § "]"
          a: "x" y                  § 1:8-1:9 yaml-syntax § behind the end of the value          § one pair of quotes
          - a\\nb: 1                 § 2:1-2:2 yaml-syntax § a key where a list item was expected § '- '
          a: 1\\n- b                 § 2:1-2:2 yaml-syntax § a list item where a key was expected § indent the list
          a: 1\\n: d                 § 2:1-2:2 yaml-syntax § no key before this ':'               § write the key
          %YAML 3.0\\n---\\na: 1      § 1:1-1:2 yaml-syntax § not for YAML 1.2                     § remove it
          a:\\n   b: 1\\n  c: 1\\n  d: 1      § 2:4-2:5 bad-indentation § 3 spaces here, 2 spaces in the lines that follow § by 2 spaces
          a:\\n   b: 1\\n    c: 1\\n    d: 1  § 2:4-2:5 bad-indentation § 3 spaces here, 4 spaces in the lines that follow § by 4 spaces
          a:\\n  b:1 # x\\n  c: 1       § 2:3-2:10 yaml-syntax § expected a key and ': '            § 'b: 1'
          a:\\n  b 1 # x\\n  c: 1       § 2:3-2:10 yaml-syntax § expected a key and ': '            § 'b: 1'
          a:\\n  b = 1 # x\\n  c: 1     § 2:3-2:12 yaml-syntax § expected a key and ': '            § 'b: 1'
          a: 'x\\nb: 1\\nc: 'y'        § 1:4-1:5 yaml-syntax § closed only in line 3             § close it with '
          a:\\n\u00a0\u00a0b: 1\\n  c: 1       § 2:1-2:2 bad-indentation § U+00A0 is used for indentation § plain space
          a:\u00a01\\nb: 1               § 1:1-1:5 yaml-syntax § expected a key and ': '             § 'a: 1'
          a: 1\\n<<<<<<< HEAD\\nb: 1\\n=======\\nb: 2\\n>>>>>>> x\\nc: 1 § 2:1-2:13 yaml-syntax § conflict of a merge § keep one side
          a: %x                     § 1:4-1:5 yaml-syntax § cannot start with '%'                § "%x"
          a: `x`                    § 1:4-1:5 yaml-syntax § cannot start with '`'                § "`x`"
          a: {b: 1}}                § 1:10-1:11 yaml-syntax § closes nothing                     § remove it
          a: {b: 1 c: 2}            § 1:11-1:12 yaml-syntax § expected ',' or '}' before this       § separate the values
          a: “x”                    § 1:4-1:7 typographic-quotes § a part of this value          § "x"
          a: !x!y z                 § 1:4-1:5 unknown-tag § '!' starts a tag                     § "!x!y z"
          """)
  void isShownWhereItIs(String text, String place, String message, String hint) {
    String yaml = text.replace("\\n", "\n").replace("\\t", "\t").replace("\\\\", "\\");
    assertThat(Mistakes.places(yaml)).containsExactly(place);
    assertThat(Mistakes.words(yaml)).contains(message).contains(" | ").contains(hint);
  }

  @Test
  void aMistakeHidesNeitherTheNextOneNorTheNextDocument() {
    String text =
        """
        a: b: c
        d:
          - {{x}}
        \te: 1
        f: 'x' y
        ---
        b: 1
        """;
    assertThat(Mistakes.places(text))
        .containsExactly(
            "1:5-1:6 yaml-syntax",
            "3:5-3:10 unquoted-expression",
            "4:1-4:2 bad-indentation",
            "5:8-5:9 yaml-syntax");
    assertThat(Mistakes.values(text)).containsExactly("{b: 1}");
    assertThat(Mistakes.value(Mistakes.read(text).parts().getFirst().root()))
        .isEqualTo("{a: 'b: c', d: ['{{x}}'], f: 'x y'}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '§',
      quoteCharacter = '¤',
      textBlock =
          """
          a: {b:1, c: 2}                         § 1:5-1:8 yaml-syntax       § {a: {b: 1, c: 2}}
          a: !b.c                                § 1:4-1:8 unknown-tag       § {a: '!b.c'}
          a: {b: "x, c: "y", d: 1}               § 1:8-1:9 yaml-syntax       § {a: {b: 'x', c: 'y', d: 1}}
          a: [x, "y"\\nb: 1                       § 1:4-1:5 yaml-syntax       § {a: ['x', 'y'], b: 1}
          a: [*.x, y]\\nb: 1                      § 1:5-1:6 yaml-syntax       § {a: ['*.x', 'y'], b: 1}
          a: [x] y\\nb: 1                         § 1:8-1:9 yaml-syntax       § {a: '[x] y', b: 1}
          a: "x" y "z"                           § 1:8-1:13 yaml-syntax      § {a: 'x" y "z'}
          a: {\\n  b: 1\\nc: 2                     § 1:4-1:5 yaml-syntax       § {a: {b: 1}, c: 2}
          a\\n  b: 1\\nc: 2                        § 1:1-1:2 yaml-syntax       § {a: {b: 1}, c: 2}
          a: 1\\nb = 2\\nc: 3                      § 2:1-2:6 yaml-syntax       § {a: 1, b: 2, c: 3}
          a: 1\\n// x\\nc: 3                       § 2:1-2:3 yaml-syntax       § {a: 1, c: 3}
          a:\\n  b: |\\n    x\\n   y\\n  c: 1        § 4:4-4:5 bad-indentation   § {a: {b: 'x\\ny\\n', c: 1}}
          a:\\n  source:\\n    if x\\n    y a: "b"\\n  c: 1 § 2:3-2:10 yaml-syntax § {a: {source: 'if x\\ny a: "b"\\n', c: 1}}
          a:\\n  - b: 1\\n      c: 2\\n      d: 3     § 2:3-2:4 bad-indentation   § {a: [{b: 1, c: 2, d: 3}]}
          a:\\n  b: x\\n    y z: 1\\n  c: 1          § 3:5-3:11 yaml-syntax      § {a: {b: 'x', c: 1}}
          a:\\n  b:\\n     c: 1\\n     d: 1\\n   e:\\n     f: 1 § 5:4-5:5 bad-indentation § {a: {b: {c: 1, d: 1}, e: {f: 1}}}
          """)
  void isReadAsItWasMeant(String text, String place, String meant) {
    String yaml = text.replace("\\n", "\n");
    assertThat(Mistakes.places(yaml)).containsExactly(place);
    assertThat(Mistakes.value(Mistakes.read(yaml).parts().getFirst().root()))
        .isEqualTo(meant.replace("\\n", "\n"));
  }

  @Test
  void aBlockUnderABadLineIsNotReportedAsWell() {
    assertThat(Mistakes.places("a:\n    b: 1\n   c:\n     d: 1\n     e: 2\nf: 1\n"))
        .containsExactly("3:4-3:5 bad-indentation");
  }

  @Test
  void theSameMistakeInTwoPlacesIsTwoFindings() {
    assertThat(Mistakes.places("a: {{ x }}\nb: {{ x }}\n")).hasSize(2);
  }

  @Test
  void carriageReturnsDoNotMovePlaces() {
    assertThat(Mistakes.places("a:\r\n  b: 1\r\n c: 2\r\n"))
        .containsExactly("3:2-3:3 bad-indentation");
  }
}
