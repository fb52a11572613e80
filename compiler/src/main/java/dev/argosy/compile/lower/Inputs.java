package dev.argosy.compile.lower;

import dev.argosy.compile.argo.Arguments;
import dev.argosy.compile.argo.Arguments.Artifact;
import dev.argosy.compile.argo.Arguments.Parameter;
import dev.argosy.compile.lower.Captures.Capture;
import dev.argosy.expression.TextForm;
import dev.argosy.expression.Type;
import dev.argosy.link.Argument;
import dev.argosy.link.Contract;
import dev.argosy.link.Declared;
import dev.argosy.link.LinkedStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The inputs of a template: those its step declares, then those it captures, then files the
 * compiler puts in.
 */
final class Inputs {
  private Inputs() {}

  /**
   * @param files content by name and path; see {@link PodFiles}
   */
  static @Nullable Arguments of(LinkedStep step, Site site, Map<String, PodFiles.File> files) {
    String folder = step.action() instanceof dev.argosy.link.Action.Pod ? Contract.INPUTS : null;
    return of(step, site, files, folder);
  }

  /** Each input as the argument of the same name for what stands inside. */
  static @Nullable Arguments handedOn(@Nullable Arguments inputs) {
    return inputs == null
        ? null
        : new Arguments(
            inputs.parameters().stream()
                .map(p -> Parameter.of(p.name(), "{{inputs.parameters." + p.name() + "}}"))
                .toList(),
            inputs.artifacts().stream()
                .map(a ->
                    Artifact.from(
                        a.name(),
                        "{{inputs.artifacts." + a.name() + "}}",
                        Boolean.TRUE.equals(a.optional())))
                .toList());
  }

  /**
   * @param folder where artifacts are mounted; graphs hand them on, only pods have them as files
   */
  private static @Nullable Arguments of(
      LinkedStep step, Site site, Map<String, PodFiles.File> files, @Nullable String folder) {
    List<Parameter> parameters = new ArrayList<>();
    List<Artifact> artifacts = new ArrayList<>();
    for (Declared input : step.inputs().values()) {
      if (input.type() instanceof Type.ArtifactType) {
        String path = path(input.name(), folder);
        artifacts.add(Artifact.input(input.name(), path, site.isOptional(input.name())));
      } else {
        parameters.add(parameter(input));
      }
    }
    captured(site, folder, parameters, artifacts);
    files.forEach((name, file) -> artifacts.add(Artifact.file(name, file.path(), file.data())));
    Arguments inputs = new Arguments(parameters, artifacts);
    return inputs.isEmpty() ? null : inputs;
  }

  /** Those that a graph captured. */
  static void captured(Site site, List<Parameter> parameters, List<Artifact> artifacts) {
    captured(site, null, parameters, artifacts);
  }

  private static void captured(
      Site site, @Nullable String folder, List<Parameter> parameters, List<Artifact> artifacts) {
    for (Capture capture : site.captures()) {
      if (capture.form() == Captures.Form.ARTIFACT) {
        String path = path(capture.name(), folder);
        boolean optional = site.isOptional(capture.reference());
        artifacts.add(Artifact.input(capture.name(), path, optional));
      } else {
        parameters.add(Parameter.input(capture.name()));
      }
    }
  }

  private static @Nullable String path(String name, @Nullable String folder) {
    return folder == null ? null : folder + name;
  }

  private static Parameter parameter(Declared input) {
    return input.initial().orElse(null) instanceof Argument.Constant c
        ? Parameter.input(input.name(), TextForm.of(c.value()))
        : Parameter.input(input.name());
  }
}
