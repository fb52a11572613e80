package dev.argosy.compile.lower;

import dev.argosy.compile.argo.Arguments;
import dev.argosy.compile.argo.Arguments.Artifact;
import dev.argosy.compile.argo.Arguments.Parameter;
import dev.argosy.compile.argo.Arguments.ValueFrom;
import dev.argosy.compile.argo.Quoted;
import dev.argosy.compile.argo.Template.Container;
import dev.argosy.compile.argo.Template.EnvSource;
import dev.argosy.compile.argo.Template.EnvVar;
import dev.argosy.compile.argo.Template.FieldRef;
import dev.argosy.compile.argo.Template.KeyRef;
import dev.argosy.compile.argo.Template.VolumeMount;
import dev.argosy.expression.Expr;
import dev.argosy.expression.TextForm;
import dev.argosy.expression.Type;
import dev.argosy.link.Action;
import dev.argosy.link.Argument;
import dev.argosy.link.Contract;
import dev.argosy.link.LinkedStep;
import dev.argosy.link.LinkedStep.LinkedOutput;
import dev.argosy.link.LinkedText;
import dev.argosy.link.Options;
import dev.argosy.link.Options.LinkedEnv;
import dev.argosy.link.Ref;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Steps that run a program: container, script, python. One pod, nothing beside it. */
final class PodLowering {
  /** The volume behind {@link Contract#OUTPUTS}. */
  static final String OUTPUT_FOLDER = "argosy-outputs";

  private final Workbench bench;

  PodLowering(Workbench bench) {
    this.bench = bench;
  }

  Lowered lower(LinkedStep step, Action.Pod pod) {
    Site site = Site.leaf(step.path(), step.inputs().keySet(), bench.version());
    PodFiles files = new PodFiles();
    Program program =
        switch (pod) {
          case Action.Container c -> container(c, site);
          case Action.Script s -> script(s, site, files);
          case Action.Python p -> python(p, step, site, files);
        };
    Options options = step.options();
    Container container =
        new Container(
            null,
            site.text(pod.image()),
            pod.pullPolicy().orElse(null),
            program.command,
            program.args,
            program.workingDir,
            env(options, site),
            options.resources().map(Quantities::of).orElse(null),
            null,
            mounts(step, site));
    return Pods.template(bench, step, site, files.all(), outputs(step, site), container, null);
  }

  /** What is run. */
  private record Program(List<String> command, List<String> args, @Nullable String workingDir) {}

  private static Program container(Action.Container c, Site site) {
    return new Program(
        texts(c.command(), site),
        texts(c.args(), site),
        c.workingDir().map(site::text).orElse(null));
  }

  private static List<String> texts(List<LinkedText> texts, Site site) {
    return texts.stream().map(site::shielded).toList();
  }

  private static Program script(Action.Script s, Site site, PodFiles files) {
    List<Action.CodeFile> code = new ArrayList<>(List.of(s.script()));
    code.addAll(s.include());
    files.code(code);
    List<String> command = new ArrayList<>();
    String folder = PodFiles.CODE;
    if (files.isEncoded()) {
      folder = "/tmp/argosy-code/";
      command.addAll(
          List.of(
              "sh",
              "-ec",
              "mkdir -p /tmp/argosy-code; for f in /argosy/encoded/*; do base64 -d \"$f\" >\"/tmp/argosy-code/${f##*/}\"; done; exec \"$@\"",
              "sh"));
    }
    command.addAll(s.command());
    command.add(folder + s.script().name());
    return new Program(command, texts(s.args(), site), s.workingDir().map(site::text).orElse(null));
  }

  private static Program python(Action.Python p, LinkedStep step, Site site, PodFiles files) {
    List<Action.CodeFile> code = new ArrayList<>(List.of(p.module()));
    code.addAll(p.include());
    files.code(code);
    Map<String, String> paths = new LinkedHashMap<>();
    Map<String, String> json = new LinkedHashMap<>();
    p.arguments().forEach((name, argument) -> argument(name, argument, step, site, paths, json));
    files.add(
        "argosy-call",
        "/argosy/call.py",
        new PythonCall(p, step.outputs().values(), files.isEncoded()).source(paths));
    if (!json.isEmpty()) {
      files.add("argosy-args", "/argosy/args.json", json(json));
    }
    return new Program(List.of("python3", "/argosy/call.py"), List.of(), null);
  }

  private static void argument(
      String name,
      Argument argument,
      LinkedStep step,
      Site site,
      Map<String, String> paths,
      Map<String, String> json) {
    if (argument instanceof Argument.Single s && s.expression() instanceof Expr.Ref ref) {
      Type type =
          ref.reference() instanceof Ref.Input in
              ? declared(step, in.name(), ref.type())
              : ref.type();
      if (type instanceof Type.ArtifactType) {
        paths.put(
            name,
            site.text(
                new LinkedText(
                    s.at(),
                    List.of(new LinkedText.Hole(new Expr.ArtifactPath(s.at(), ref.reference()))))));
        return;
      }
    }
    json.put(
        name,
        isJson(argument, step)
            ? site.value(Values.expression(argument))
            : jsonOfText(argument, site));
  }

  /** Whether it is an input that comes as JSON already. */
  private static boolean isJson(Argument argument, LinkedStep step) {
    return argument instanceof Argument.Single s
        && s.expression() instanceof Expr.Ref ref
        && ref.reference() instanceof Ref.Input in
        && in.owner().equals(step.path())
        && JsonInputs.of(step).contains(in.name());
  }

  /**
   * The text form of an argument as JSON, which is the same after all expansions; the value itself
   * where its type is not known, since its text does not say whether it is one.
   */
  static String jsonOfText(Argument argument, Site site) {
    return argument instanceof Argument.Constant c
        ? c.type() == Type.Unknown.ANY
            ? Shield.carried(c.value())
            : Shield.json(TextForm.of(c.value()))
        : site.jsonOfText(Values.expression(argument));
  }

  private static Type declared(LinkedStep step, String input, Type otherwise) {
    return Optional.ofNullable(step.inputs().get(input)).map(d -> d.type()).orElse(otherwise);
  }

  private static String json(Map<String, String> entries) {
    List<String> lines = new ArrayList<>();
    entries.forEach((name, value) -> lines.add("  " + TextForm.json(name) + ": " + value));
    return "{\n" + String.join(",\n", lines) + "\n}\n";
  }

  private static List<EnvVar> env(Options options, Site site) {
    List<EnvVar> env = new ArrayList<>();
    options
        .env()
        .map()
        .forEach((name, value) ->
            env.add(
                switch (value) {
                  case LinkedEnv.Of of ->
                      new EnvVar(name, new Quoted(site.shielded(of.text())), null);
                  case LinkedEnv.FromSecret s ->
                      new EnvVar(
                          name,
                          null,
                          new EnvSource(key(s.name(), s.key(), s.optional()), null, null));
                  case LinkedEnv.FromConfigMap c ->
                      new EnvVar(
                          name,
                          null,
                          new EnvSource(null, key(c.name(), c.key(), c.optional()), null));
                  case LinkedEnv.FromField f ->
                      new EnvVar(name, null, new EnvSource(null, null, new FieldRef(f.path())));
                }));
    return env;
  }

  private static KeyRef key(String name, String key, boolean optional) {
    return new KeyRef(name, key, optional ? true : null);
  }

  private List<VolumeMount> mounts(LinkedStep step, Site site) {
    List<VolumeMount> mounts = new ArrayList<>();
    step.options()
        .mounts()
        .map()
        .forEach((volume, where) ->
            where.forEach(m ->
                mounts.add(
                    new VolumeMount(
                        volume.replace('_', '-'),
                        site.text(m.path()),
                        m.subPath().map(site::text).orElse(null),
                        m.readOnly() ? true : null))));
    boolean needsFolder =
        step.outputs().values().stream()
            .anyMatch(o -> o.path().filter(p -> p.startsWith(Contract.OUTPUTS)).isPresent());
    if (needsFolder) {
      bench.folders().add(OUTPUT_FOLDER);
      mounts.add(
          new VolumeMount(
              OUTPUT_FOLDER,
              Contract.OUTPUTS.substring(0, Contract.OUTPUTS.length() - 1),
              null,
              null));
    }
    return mounts;
  }

  private @Nullable Arguments outputs(LinkedStep step, Site site) {
    List<Parameter> parameters = new ArrayList<>();
    List<Artifact> artifacts = new ArrayList<>();
    for (LinkedOutput output : step.outputs().values()) {
      if (output.isArtifact()) {
        artifacts.add(
            Artifact.stored(
                output.name(),
                output.path().orElse(null),
                bench.store().kind(),
                key(step, output, site),
                true,
                output.optional()));
      } else {
        Quoted initial = output.initial().map(c -> new Quoted(TextForm.of(c.value()))).orElse(null);
        parameters.add(
            Parameter.output(
                output.name(),
                new ValueFrom(output.path().orElse(null), null, null, null, initial)));
      }
    }
    Arguments outputs = new Arguments(parameters, artifacts);
    return outputs.isEmpty() ? null : outputs;
  }

  /**
   * Where an artifact is kept, inside loops by their numbers. The ending lets a browser show it;
   * entries of a directory are named by number only.
   */
  private String key(LinkedStep step, LinkedOutput output, Site site) {
    boolean entry = bench.loops().stream().anyMatch(Ref.Index.class::isInstance);
    String ending =
        output.type() instanceof Type.ArtifactType artifact && !entry
            ? switch (artifact.artifact()) {
              case "HTML" -> ".html";
              case "Markdown" -> ".md";
              default -> "";
            }
            : "";
    return LoopLowering.key(step.path(), output.name(), bench.loops(), site) + ending;
  }
}
