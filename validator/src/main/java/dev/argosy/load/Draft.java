package dev.argosy.load;

import dev.argosy.diagnostic.Findings;
import dev.argosy.model.Document;
import dev.argosy.schema.Binder;
import dev.argosy.schema.Settling;
import dev.argosy.schema.Settling.Vars;
import dev.argosy.yaml.Node.MapNode;
import java.util.Optional;

/** A document, of which some values may be known only when vars are: those of an environment. */
public final class Draft {
  private final Document document;
  private final String kind;
  private final Optional<MapNode> waiting;

  private Draft(Document document, String kind, Optional<MapNode> waiting) {
    this.document = document;
    this.kind = kind;
    this.waiting = waiting;
  }

  /**
   * @param waits whether anything in it waits for vars
   * @param findings takes expressions that cannot be read
   */
  static Draft of(MapNode node, String kind, boolean waits, Findings findings) {
    MapNode known = waits ? Settling.settle(node, kind, Vars.UNKNOWN, new Findings()) : node;
    Optional<MapNode> waiting = waits ? Optional.of(node) : Optional.empty();
    return new Draft(Binder.bind(known, kind, findings), kind, waiting);
  }

  /** With something fit in place of what is not known. */
  public Document document() {
    return document;
  }

  /**
   * As it is with vars.
   *
   * @param findings takes what is wrong with the values that they give
   */
  public Document with(Vars vars, Findings findings) {
    return waiting
        .map(node -> Settling.settle(node, kind, vars, findings))
        .map(node -> Binder.bind(node, kind, new Findings())) // its expressions were reported
        .orElse(document);
  }
}
