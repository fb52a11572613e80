package dev.argosy.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The page about validating: its files are written, its commands run one after the other, and what
 * they say is what stands there. {@code -Dargosy.update=true} writes it and ends red.
 */
class ValidatePageTest {
  private static final Pattern BLOCK =
      Pattern.compile("```(yaml|console)\n(.*?)```\n", Pattern.DOTALL);
  private static final Pattern FILE = Pattern.compile("# (\\S+\\.yaml)\n");
  private static final Pattern ARGOSY =
      Pattern.compile("(?:(.*) \\| )?argosy (.*?)(; echo \"exit code \\$\\?\")?");

  @TempDir private Path folder;

  @Test
  void whatThePageShowsIsWhatHappens() throws Exception {
    Tools.require("sh", "sed");
    Path page = Path.of(System.getProperty("argosy.root", ".."), "docs/validate.md");
    String written = Files.readString(page);
    String happened = rewritten(written);
    if (Boolean.getBoolean("argosy.update")) {
      Files.writeString(page, happened);
      fail("wrote " + page + "; look at it and run again without -Dargosy.update");
    }
    assertThat(written).as("run with -Dargosy.update=true").isEqualTo(happened);
    assertThat(written).contains("$ argosy validate --format github\n::error");
  }

  private String rewritten(String page) throws Exception {
    StringBuilder all = new StringBuilder();
    Matcher block = BLOCK.matcher(page);
    while (block.find()) {
      String text =
          block.group(1).equals("yaml") ? written(block.group(2)) : session(block.group(2));
      block.appendReplacement(
          all, Matcher.quoteReplacement("```" + block.group(1) + "\n" + text + "```\n"));
    }
    return block.appendTail(all).toString();
  }

  private String written(String text) throws IOException {
    Matcher name = FILE.matcher(text);
    if (name.lookingAt()) {
      Path file = folder.resolve(name.group(1));
      Files.createDirectories(file.getParent());
      Files.writeString(file, text.substring(name.end()));
    }
    return text;
  }

  private String session(String text) throws Exception {
    StringBuilder session = new StringBuilder();
    for (String line : text.lines().filter(l -> l.startsWith("$ ")).toList()) {
      session.append(line).append('\n').append(said(line.substring(2)));
    }
    return session.toString();
  }

  private String said(String command) throws Exception {
    Matcher argosy = ARGOSY.matcher(command);
    if (!argosy.matches()) {
      Run run = Program.in(folder).run("sh", "-c", command);
      assertThat(run.code()).as(command + run.err()).isZero();
      return run.out();
    }
    byte[] in =
        argosy.group(1) == null
            ? InputStream.nullInputStream().readAllBytes()
            : Run.bytes(said(argosy.group(1)));
    Run run = Run.argosy(new ProjectEngine(), folder, in, argosy.group(2).split(" "));
    return run.out()
        + run.err()
        + (argosy.group(3) == null ? "" : "exit code " + run.code() + "\n");
  }
}
