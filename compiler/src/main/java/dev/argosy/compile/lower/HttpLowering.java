package dev.argosy.compile.lower;

import dev.argosy.compile.argo.Arguments;
import dev.argosy.compile.argo.Arguments.Parameter;
import dev.argosy.compile.argo.Arguments.ValueFrom;
import dev.argosy.compile.argo.Quoted;
import dev.argosy.compile.argo.Template;
import dev.argosy.compile.argo.Template.Dag;
import dev.argosy.compile.argo.Template.EnvSource;
import dev.argosy.compile.argo.Template.Http;
import dev.argosy.compile.argo.Template.KeyRef;
import dev.argosy.compile.argo.Template.Task;
import dev.argosy.compile.exprlang.Access;
import dev.argosy.compile.exprlang.ExprLang;
import dev.argosy.expression.Reference;
import dev.argosy.link.Action;
import dev.argosy.link.LinkedStep;
import dev.argosy.link.Ref;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * HTTP requests. Argo gives the response as the result of a template, never as a parameter; a DAG
 * around the request gives it a name, so that it is an output like any other.
 */
final class HttpLowering {
  private static final String REQUEST = "request";

  private final Workbench bench;

  HttpLowering(Workbench bench) {
    this.bench = bench;
  }

  Lowered lower(LinkedStep step, Action.Http action) {
    Site site = Site.leaf(step.path(), step.inputs().keySet(), bench.whole());
    List<Http.Header> headers = new ArrayList<>();
    action.headers().forEach((name, value) -> headers.add(header(name, value, site)));
    Http http =
        new Http(
            action.method(),
            site.text(action.url()),
            headers,
            action.body().map(site::text).orElse(null),
            step.options().timeout().map(Duration::toSeconds).orElse(null),
            action.success().map(new ExprLang(new InAgent())::condition).orElse(null));
    String name = Names.template(step);
    Template.Builder outer = Template.builder(name);
    Conducts.apply(step.options().conduct(), site, outer);
    Arguments inputs = Inputs.of(step, site, java.util.Map.of());
    String request =
        bench
            .templates()
            .add(
                Template.builder(Names.within(name, REQUEST))
                    .inputs(inputs)
                    .retryStrategy(Pods.retry(step.options()))
                    .http(http)
                    .build());
    Task task = Task.of(REQUEST, request).with(Inputs.handedOn(inputs));
    Template whole =
        outer
            .inputs(inputs)
            .outputs(
                new Arguments(
                    List.of(
                        Parameter.output(
                            "body",
                            new ValueFrom(
                                null,
                                null,
                                new Quoted("{{tasks." + REQUEST + ".outputs.result}}"),
                                null,
                                null))),
                    List.of()))
            .dag(new Dag(null, false, List.of(task)))
            .build();
    return new Lowered(bench.templates().add(whole), site.captures());
  }

  private static Http.Header header(String name, Action.Header value, Site site) {
    return switch (value) {
      case Action.Header.Of of -> new Http.Header(name, new Quoted(site.text(of.text())), null);
      case Action.Header.FromSecret s ->
          new Http.Header(
              name, null, new EnvSource(new KeyRef(s.name(), s.key(), null), null, null));
    };
  }

  /** Where Argo's agent finds the response. */
  private static final class InAgent implements Access {
    @Override
    public String value(Reference reference) {
      if (reference instanceof Ref.Response response) {
        return "response." + response.field();
      }
      throw new IllegalStateException("refused by the validator: " + reference);
    }

    @Override
    public String path(Reference artifact) {
      throw new IllegalStateException("refused by the validator: the path of " + artifact);
    }

    @Override
    public String uri(Reference artifact) {
      throw new IllegalStateException("refused by the validator: the uri of " + artifact);
    }
  }
}
