package dev.argosy.sync.git;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A repository and the server of it, for one test. */
abstract class Served {
  static final String MAIN = "refs/heads/main";

  @TempDir Path temp;
  GitRepo repo;
  GitServer server;

  @BeforeEach
  void start() {
    repo = new GitRepo(temp.resolve("repo.git"));
    server = new GitServer(repo.repository());
  }

  @AfterEach
  void stop() {
    server.close();
    repo.close();
  }
}
