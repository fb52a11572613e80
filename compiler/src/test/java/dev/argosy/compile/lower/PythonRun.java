package dev.argosy.compile.lower;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.argosy.compile.Compiled;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Runs a compiled python step as its pod would: the files at their places under a folder of its
 * own, the tags replaced as Argo does, the machine's python3.
 *
 * @param outputs files that were written, by name
 * @param log what was printed
 */
record PythonRun(int exitCode, Map<String, String> outputs, String log) {
  private static final Pattern TAG =
      Pattern.compile(
          "\\{\\{=.*?toJson\\(inputs\\.parameters\\['([^']+)'\\]\\).*?\\}\\}|\\{\\{inputs\\.parameters\\.([^}]+)\\}\\}");

  /**
   * @param step the YAML of the one step, called {@code call}
   */
  static PythonRun of(Path folder, String step) throws IOException, InterruptedException {
    return of(folder, step, Map.of());
  }

  /**
   * @param files of the repository, by name
   */
  static PythonRun of(Path folder, String step, Map<String, String> files)
      throws IOException, InterruptedException {
    Compiled pipeline =
        Compiled.pipeline("steps:\n" + ("call:\n" + step.indent(2)).indent(2), files);
    Files.createDirectories(folder.resolve("argosy/outputs"));
    for (Object artifact : (List<?>) pipeline.template("call inputs artifacts")) {
      Map<?, ?> file = (Map<?, ?>) artifact;
      String data =
          String.valueOf(((Map<?, ?>) Objects.requireNonNull(file.get("raw"))).get("data"));
      Path place = folder.resolve(String.valueOf(file.get("path")).substring(1));
      Files.createDirectories(place.getParent());
      String content = place.endsWith("args.json") ? arguments(data, pipeline) : data;
      Files.writeString(place, content);
    }
    Path script = folder.resolve("argosy/script");
    String call = String.valueOf(pipeline.template("call script source"));
    Files.writeString(script, call.replace("\"/", "\"" + folder + "/"));
    Process process =
        new ProcessBuilder("python3", script.toString()).redirectErrorStream(true).start();
    String log =
        new String(
            process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    return new PythonRun(process.waitFor(), written(folder.resolve("argosy/outputs")), log);
  }

  /**
   * What Argo makes of the file: each tag is JSON of the text, without a brace that it could read;
   * a text that was JSON from the caller on stands as it is.
   */
  private static String arguments(String data, Compiled pipeline) throws IOException {
    ObjectMapper json = new ObjectMapper();
    Matcher m = TAG.matcher(data);
    StringBuilder result = new StringBuilder();
    while (m.find()) {
      boolean made = m.group(1) != null;
      Object value =
          pipeline.template(
              "main dag tasks call arguments parameters " + m.group(made ? 1 : 2) + " value");
      String text = made ? json.writeValueAsString(value).replace("{", "\\u007b") : "" + value;
      m.appendReplacement(result, Matcher.quoteReplacement(text));
    }
    return m.appendTail(result).toString();
  }

  /** As Argo reads them: without a newline at the end. */
  private static Map<String, String> written(Path folder) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.list(folder)) {
      for (Path file : all.toList()) {
        String text = Files.readString(file);
        files.put(
            file.getFileName().toString(),
            text.endsWith("\n") ? text.substring(0, text.length() - 1) : text);
      }
    }
    return files;
  }
}
