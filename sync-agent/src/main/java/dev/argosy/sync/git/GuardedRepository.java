package dev.argosy.sync.git;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.transport.PackParser;

/**
 * A bare repository that a server may fill, within limits. Jgit makes room for as many objects as a
 * pack says it holds, and for as many bytes as an object says it has, before it has seen one.
 */
final class GuardedRepository extends FileRepository {
  private static final int PACK_HEADER = 12;
  private static final int PACK = 0x5041434b;
  private static final int COUNT = 8;

  private final Limits limits;
  private final Budget budget;

  GuardedRepository(Path folder, Limits limits, Budget budget) throws IOException {
    super(new FileRepositoryBuilder().setGitDir(folder.toFile()).setBare().setup());
    this.limits = limits;
    this.budget = budget;
  }

  @Override
  public ObjectInserter newObjectInserter() {
    ObjectInserter real = super.newObjectInserter();
    return new ObjectInserter.Filter() {
      @Override
      protected ObjectInserter delegate() {
        return real;
      }

      @Override
      public PackParser newPackParser(InputStream in) throws IOException {
        PackParser parser = real.newPackParser(budget.pack(counted(in)));
        parser.setMaxObjectSizeLimit(limits.objectBytes());
        return parser;
      }
    };
  }

  /** The same stream, after a look at how many objects it announces. */
  private InputStream counted(InputStream in) throws IOException {
    byte[] header = in.readNBytes(PACK_HEADER);
    if (header.length == PACK_HEADER && ByteBuffer.wrap(header).getInt() == PACK) {
      long objects = Integer.toUnsignedLong(ByteBuffer.wrap(header).getInt(COUNT));
      if (objects > limits.objects()) {
        budget.spend(Budget.Spent.OBJECTS);
        throw new Budget.SpentException();
      }
    }
    return new SequenceInputStream(new ByteArrayInputStream(header), in);
  }
}
