package dev.argosy.sync.git;

import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.eclipse.jgit.lib.ObjectId;

/** The files of a commit, and its folders as Git names them: equal names hold the same files. */
final class Listing {
  /** The character after the one that ends a folder's name in a path. */
  private static final char PAST = '/' + 1;

  private final NavigableMap<String, ObjectId> files = new TreeMap<>();
  private final NavigableMap<String, ObjectId> folders = new TreeMap<>();

  /** Of the files in each folder and in those below it; the root's name is empty. */
  private final Map<String, Long> bytes = new HashMap<>();

  NavigableMap<String, ObjectId> files() {
    return files;
  }

  /** Of all files together. */
  long bytes() {
    return bytes.getOrDefault("", 0L);
  }

  void enter(String folder, ObjectId tree) {
    folders.put(folder, tree);
  }

  /** Whether there was no file of that path yet. */
  boolean add(String path, ObjectId id, long size) {
    count(path, size);
    return files.put(path, id) == null;
  }

  /** Takes a folder over with all that is below it, if an earlier listing has the same one. */
  boolean take(String folder, ObjectId tree, Listing from) {
    if (!tree.equals(from.folders.get(folder))) {
      return false;
    }
    String first = folder + '/';
    String past = folder + PAST;
    files.putAll(from.files.subMap(first, past));
    folders.put(folder, tree);
    from.folders
        .subMap(first, past)
        .forEach((below, id) -> {
          folders.put(below, id);
          bytes.put(below, from.bytes.getOrDefault(below, 0L));
        });
    long size = from.bytes.getOrDefault(folder, 0L);
    bytes.put(folder, size);
    count(folder, size);
    return true;
  }

  /** Adds to every folder above a path. */
  private void count(String path, long size) {
    int end = path.lastIndexOf('/');
    while (end > 0) {
      bytes.merge(path.substring(0, end), size, Long::sum);
      end = path.lastIndexOf('/', end - 1);
    }
    bytes.merge("", size, Long::sum);
  }
}
