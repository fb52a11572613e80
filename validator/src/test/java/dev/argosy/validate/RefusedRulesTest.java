package dev.argosy.validate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.argosy.diagnostic.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page of what other validators find names findings that exist. */
class RefusedRulesTest {
  private static final Pattern ID = Pattern.compile("`([a-z]+(?:-[a-z]+)+)`");

  @Test
  void eachCodeOfTheTableExists() throws IOException {
    String page = Files.readString(Fixture.home().resolveSibling("docs/rules-refused.md"));
    String table = page.substring(page.indexOf("**Clause by clause**"), page.indexOf("**What"));
    List<String> ids = ID.matcher(table).results().map(RefusedRulesTest::id).distinct().toList();
    assertThat(ids).hasSizeGreaterThan(80).allMatch(id -> Code.byId(id).isPresent());
  }

  private static String id(MatchResult match) {
    return match.group(1);
  }
}
