package dev.argosy.sync;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.argosy.diagnostic.Code;
import dev.argosy.sync.apply.DirectoryTarget;
import dev.argosy.sync.plan.Problem;
import dev.argosy.sync.plan.SyncException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a work folder and a folder target to one sync at a time. The locks are the operating
 * system's: they end with the process, however it ends, and the file that stays means nothing. A
 * cluster needs none: there every write has a precondition.
 */
final class Locks implements AutoCloseable {
  private static final String FILE = "argosy.lock";

  private final Map<Path, FileChannel> held = new TreeMap<>();

  /**
   * Takes what these options need and is not held yet.
   *
   * @throws SyncException when another sync is at work there; what is held already stays held
   */
  void take(SyncOptions options) throws SyncException {
    if (options.work().isPresent()) {
      Path work = options.work().get();
      take(work.resolve(FILE), work);
    }
    if (options.target() instanceof TargetOptions.Directory d) {
      take(DirectoryTarget.store(d.folder()).resolve(FILE), d.folder());
    }
  }

  private void take(Path relative, Path folder) throws SyncException {
    Path file = relative.toAbsolutePath().normalize();
    if (held.containsKey(file)) {
      return;
    }
    try {
      Files.createDirectories(file.resolveSibling(""));
      FileChannel channel = FileChannel.open(file, CREATE, WRITE);
      if (lock(channel) == null) {
        channel.close();
        throw busy(folder);
      }
      held.put(file, channel);
    } catch (IOException e) {
      throw new SyncException(
          Problem.of(
              Code.TARGET_UNREACHABLE,
              folder.toString(),
              "cannot be locked (" + e + ")",
              "check that the disk has space and the agent may write there"));
    }
  }

  private static @Nullable FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null; // held by another sync of this process
    }
  }

  private static SyncException busy(Path folder) {
    return new SyncException(
        Problem.of(
            Code.FOLDER_BUSY,
            folder.toString(),
            "another sync is at work there",
            "wait until it has ended, or give this one a folder of its own"));
  }

  @Override
  public void close() {
    for (FileChannel channel : held.values()) {
      try {
        channel.close();
      } catch (IOException e) {
        // the operating system lets go of it when the process ends
      }
    }
    held.clear();
  }
}
