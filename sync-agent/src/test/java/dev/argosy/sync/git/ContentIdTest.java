package dev.argosy.sync.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.argosy.source.Tree;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.jgit.internal.storage.dfs.DfsRepositoryDescription;
import org.eclipse.jgit.internal.storage.dfs.InMemoryRepository;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.junit.jupiter.api.Test;

/** A file of a commit is known by its blob's id, whether or not its content is there. */
class ContentIdTest {
  @Test
  void isTheBlobsName() throws Exception {
    try (InMemoryRepository repository =
            new InMemoryRepository(new DfsRepositoryDescription("ids"));
        ObjectInserter inserter = repository.newObjectInserter()) {
      ObjectId blob =
          inserter.insert(Constants.OBJ_BLOB, "kind: Pipeline".getBytes(StandardCharsets.UTF_8));
      inserter.flush();
      TreeMap<String, ObjectId> files = new TreeMap<>();
      files.put("a.yaml", blob);
      files.put("missing.yaml", ObjectId.fromString("1".repeat(40)));
      Tree tree = new GitTree(repository, files);
      assertThat(tree.contentId("a.yaml")).contains(blob.name());
      assertThat(tree.contentId("missing.yaml")).contains("1".repeat(40));
      assertThat(tree.contentId("b.yaml")).isEqualTo(Optional.empty());
    }
  }
}
