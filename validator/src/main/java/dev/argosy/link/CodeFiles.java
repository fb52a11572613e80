package dev.argosy.link;

import dev.argosy.diagnostic.At;
import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Nearest;
import dev.argosy.link.Action.CodeFile;
import dev.argosy.model.Word;
import dev.argosy.python.PythonImport;
import dev.argosy.python.PythonModule;
import dev.argosy.python.StandardLibrary;
import dev.argosy.source.SourceFile;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Scripts and modules that steps run. */
final class CodeFiles {
  private final Linkage link;

  CodeFiles(Linkage link) {
    this.link = link;
  }

  /** What is written in place or in a file; after a reported mistake an empty file. */
  CodeFile read(At at, @Nullable Word source, @Nullable Word file, String inlineName) {
    if (source != null) {
      if (source.text().isBlank()) {
        link.findings()
            .add(Code.INVALID_VALUE, source.at(), "'source' is empty: there is nothing to run");
      }
      return new CodeFile(
          source.at(), inlineName, null, withNewline(source.text()), CodePlaces.inside(source));
    }
    return file == null ? new CodeFile(at, inlineName, null, "", CodePlaces.none(at)) : file(file);
  }

  List<CodeFile> included(List<Word> paths, CodeFile main) {
    Set<String> names = new HashSet<>(Set.of(main.name()));
    List<CodeFile> files = new ArrayList<>();
    for (Word path : paths) {
      CodeFile file = file(path);
      files.add(file);
      if (!names.add(file.name())) {
        link.findings()
            .add(
                Code.DUPLICATE_NAME,
                path.at(),
                "two files called '" + file.name() + "' would lie in one folder");
      }
    }
    return files;
  }

  /** The same, with what its author did not include. */
  CodeFile withLeft(CodeFile file, List<CodeFile> included, int minor) {
    Set<String> there = new HashSet<>();
    included.forEach(f -> there.add(f.name()));
    String path = file.path() == null ? file.at().file().path() : file.path();
    String folder = path.substring(0, path.lastIndexOf('/') + 1);
    Set<String> left = new HashSet<>();
    for (PythonImport i : PythonModule.read(file.content(), minor).imports()) {
      String name = i.top() + ".py";
      if (!i.relative()
          && !there.contains(name)
          && !StandardLibrary.knows(i.top())
          && !(folder + name).equals(path)
          && link.tree().read(folder + name).isPresent()) {
        left.add(i.top());
      }
    }
    return new CodeFile(file.at(), file.name(), file.path(), file.content(), file.places(), left);
  }

  private CodeFile file(Word word) {
    String name = word.text().substring(word.text().lastIndexOf('/') + 1);
    Optional<String> path = Paths.resolve(word, link.root(), link.findings());
    Optional<byte[]> bytes = path.flatMap(link.tree()::read);
    if (path.isPresent() && bytes.isEmpty()) {
      link.findings()
          .add(
              Code.FILE_MISSING,
              word.at(),
              "there is no file '" + path.get() + "' in the repository",
              Nearest.to(path.get(), link.tree().paths())
                  .map(near -> "did you mean '" + near + "'?")
                  .orElse("paths are relative to the file that says them"),
              Paths.nearest(word, path.get(), link.tree().paths()));
    }
    if (path.isEmpty()) {
      return new CodeFile(word.at(), name, null, "", CodePlaces.none(word.at()));
    }
    SourceFile file =
        bytes
            .flatMap(b -> text(word, path.get(), b))
            .orElseGet(() -> new SourceFile(path.get(), ""));
    CodePlaces places = CodePlaces.of(file, word.at());
    return new CodeFile(word.at(), name, path.get(), file.text(), places);
  }

  private Optional<SourceFile> text(Word word, String path, byte[] bytes) {
    Optional<SourceFile> text = link.catalogue().text(path, bytes);
    if (text.isEmpty()) {
      link.findings()
          .add(Code.FILE_UNREADABLE, word.at(), "the file '" + word + "' is not UTF-8 text");
    }
    return text;
  }

  static Optional<SourceFile> decode(String path, byte[] bytes) {
    try {
      CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return Optional.of(new SourceFile(path, text.toString()));
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  private static String withNewline(String text) {
    return text.endsWith("\n") ? text : text + "\n";
  }
}
