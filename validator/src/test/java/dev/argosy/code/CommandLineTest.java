package dev.argosy.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which word of a command line is code. */
class CommandLineTest {
  @ParameterizedTest
  @CsvSource({
    "sh -c CODE, SH",
    "/bin/bash -euo pipefail -c CODE, BASH",
    "bash -c -e CODE arg, BASH",
    "python3.11 -c CODE, PYTHON",
    "/usr/local/bin/python -W error::x.y -uc CODE, PYTHON",
    "/entrypoint.sh timeout 10 sh -ec CODE, SH",
    "env A=b sh -c CODE, SH",
    "node --require x.js -e CODE, OTHER",
    "julia --project=. -e CODE, OTHER",
    "sh script.sh -c x, -",
    "python -m pytest -c setup.cfg, -",
    "python train.py -c config.yaml, -",
    "./run -c sh, -",
    "sh -c, -",
    "R -e CODE, OTHER",
    "? sh -c CODE, SH",
    "sh ? -c CODE, -",
  })
  void codeStandsBehindTheOptionOfAnInterpreter(String line, String language) {
    List<@Nullable String> words = new ArrayList<>();
    for (String word : line.split(" ")) {
      words.add(word.equals("?") ? null : word);
    }
    String found =
        CommandLine.code(words).map(c -> words.get(c.index()) + " " + c.language()).orElse("-");
    assertThat(found).isEqualTo(language.equals("-") ? "-" : "CODE " + language);
  }
}
