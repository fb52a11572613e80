package dev.argosy.compile.lower;

import dev.argosy.compile.argo.Arguments;
import dev.argosy.compile.argo.Arguments.Artifact;
import dev.argosy.compile.argo.Arguments.Parameter;
import dev.argosy.compile.argo.Arguments.ValueFrom;
import dev.argosy.compile.argo.Quoted;
import dev.argosy.compile.argo.Template.Container;
import dev.argosy.compile.argo.Template.VolumeMount;
import dev.argosy.expression.Expr;
import dev.argosy.expression.TextForm;
import dev.argosy.expression.Type;
import dev.argosy.link.Action;
import dev.argosy.link.Argument;
import dev.argosy.link.ArtifactKeys;
import dev.argosy.link.Collected;
import dev.argosy.link.Contract;
import dev.argosy.link.LinkedStep;
import dev.argosy.link.LinkedStep.LinkedOutput;
import dev.argosy.link.LinkedText;
import dev.argosy.link.Options;
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
    Site site = Site.leaf(step.path(), step.inputs().keySet(), bench.whole());
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
            Containers.env(options.env().map(), site),
            Containers.resources(options.resources()),
            program.readinessProbe,
            mounts(step, site),
            program.source);
    return Pods.template(bench, step, site, files.all(), outputs(step, site), container, null);
  }

  /**
   * What is run.
   *
   * @param source a text that Argo's {@code script} hands to the command as a file
   */
  private record Program(
      List<String> command,
      List<String> args,
      @Nullable String workingDir,
      @Nullable Object readinessProbe,
      @Nullable String source) {
    Program(List<String> command, List<String> args, @Nullable String workingDir) {
      this(command, args, workingDir, null, null);
    }
  }

  private static Program container(Action.Container c, Site site) {
    return new Program(
        Containers.texts(c.command(), site),
        Containers.texts(c.args(), site),
        c.workingDir().map(site::text).orElse(null),
        Containers.fields(c.readinessProbe(), site),
        null);
  }

  private static Program script(Action.Script s, Site site, PodFiles files) {
    List<Action.CodeFile> code = new ArrayList<>(List.of(s.script()));
    code.addAll(s.include());
    String workingDir = s.workingDir().map(site::text).orElse(null);
    if (isArgosScript(s)) {
      return new Program(s.command(), List.of(), workingDir, null, s.script().content());
    }
    files.code(code);
    List<String> command = new ArrayList<>();
    String folder = PodFiles.CODE;
    if (files.isEncoded()) {
      folder = "/tmp/argosy-code/";
      command.addAll(
          List.of(
              "sh",
              "-ec",
              "mkdir -p /tmp/argosy-code; for f in /argosy/encoded/*; do base64 -d \"$f\""
                  + " >\"/tmp/argosy-code/${f##*/}\"; done; exec \"$@\"",
              "sh"));
    }
    command.addAll(s.command());
    command.add(folder + s.script().name());
    return new Program(command, Containers.texts(s.args(), site), workingDir);
  }

  /**
   * Whether Argo's own {@code script} does the same: it hands arguments over before the script, and
   * knows neither names of files nor files beside it.
   */
  private static boolean isArgosScript(Action.Script s) {
    return s.script().path() == null
        && s.args().isEmpty()
        && s.include().isEmpty()
        && !PodFiles.isChanged(s.script().content());
  }

  private static Program python(Action.Python p, LinkedStep step, Site site, PodFiles files) {
    List<Action.CodeFile> code = new ArrayList<>(List.of(p.module()));
    code.addAll(p.include());
    files.code(code);
    Map<String, String> paths = new LinkedHashMap<>();
    Map<String, String> json = new LinkedHashMap<>();
    p.arguments().forEach((name, argument) -> argument(name, argument, step, site, paths, json));
    if (!json.isEmpty()) {
      files.add("argosy-args", "/argosy/args.json", json(json));
    }
    String call = new PythonCall(p, step.outputs().values(), files.isEncoded()).source(paths);
    return new Program(List.of("python3"), List.of(), null, null, call);
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
    entries.forEach((name, value) -> lines.add(TextForm.json(name) + ": " + value));
    return "{" + String.join(",\n ", lines) + "}\n";
  }

  private List<VolumeMount> mounts(LinkedStep step, Site site) {
    List<VolumeMount> mounts = Containers.mounts(step.options().mounts().map(), site);
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
                bench.global(step.path(), output.name()),
                new ValueFrom(output.path().orElse(null), null, null, null, initial)));
      }
    }
    Arguments outputs = new Arguments(parameters, artifacts);
    return outputs.isEmpty() ? null : outputs;
  }

  /**
   * Where an artifact is kept, inside loops by their numbers; entries of a directory are named by
   * number only.
   */
  private String key(LinkedStep step, LinkedOutput output, Site site) {
    boolean entry = bench.loops().stream().anyMatch(Ref.Index.class::isInstance);
    Collected.Writer place = bench.whole().collected().place(step.path(), output.name());
    return LoopLowering.key(place, bench.loops(), site)
        + (entry ? "" : ArtifactKeys.ending(output.type()));
  }
}
