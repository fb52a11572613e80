package dev.argosy.link;

import dev.argosy.diagnostic.Findings;
import dev.argosy.expression.Text;
import dev.argosy.model.Document;
import dev.argosy.source.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * What all parts of one pipeline share while it is linked.
 *
 * @param root folder of the project, empty or ended by a slash
 * @param names the names that are known everywhere in the pipeline: run, vars, pipeline
 * @param defaults of the Pipeline over those of the Project
 * @param volumes names of the volumes that steps can mount, and those of the run
 * @param using the documents that are being inlined, outermost first
 */
record Linkage(
    Tree tree,
    String root,
    String namespace,
    Space space,
    Catalogue catalogue,
    Names names,
    Options defaults,
    Mountable volumes,
    List<Document> using,
    Findings findings) {

  Linkage inside(Document document) {
    List<Document> deeper = new ArrayList<>(using);
    deeper.add(document);
    return new Linkage(
        tree, root, namespace, space, catalogue, names, defaults, volumes, deeper, findings);
  }

  Linkage with(Names everywhere, Options weakest, Mountable mountable) {
    return new Linkage(
        tree, root, namespace, space, catalogue, everywhere, weakest, mountable, using, findings);
  }

  Linkage in(String otherNamespace) {
    return new Linkage(
        tree, root, otherNamespace, space, catalogue, names, defaults, volumes, using, findings);
  }

  /**
   * The same for one part of the project.
   *
   * @param own takes its mistakes
   * @param asked hears what it asks of the others
   */
  Linkage of(Findings own, Consumer<Question> asked) {
    return new Linkage(
        new AskedTree(tree, asked),
        root,
        namespace,
        space,
        catalogue.asked(asked),
        names,
        defaults,
        volumes,
        using,
        own);
  }

  boolean isUsing(Document document) {
    return using.contains(document);
  }

  LinkedText text(Text text, Names scope) {
    return new Texts(scope, findings).link(text);
  }
}
