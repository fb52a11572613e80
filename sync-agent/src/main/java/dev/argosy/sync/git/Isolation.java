package dev.argosy.sync.git;

import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.ConfigConstants;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.TransportProtocol;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.FS_POSIX;
import org.eclipse.jgit.util.SystemReader;
import org.eclipse.jgit.util.time.MonotonicClock;
import org.jspecify.annotations.Nullable;

/**
 * Cuts jgit off from the machine it runs on: no user's or system's Git configuration (which could
 * rewrite addresses or switch certificate checks off), no transports but https, ssh and file, and
 * no program of it is run.
 */
final class Isolation {
  private static final Set<String> SCHEMES =
      Set.of("https", "http", "ssh", "ssh+git", "git+ssh", "file");

  private static final int OWNER_ONLY = 0077;

  static {
    SystemReader.setInstance(new Alone(SystemReader.getInstance()));
    if (FS.DETECTED instanceof FS_POSIX posix) {
      posix.setUmask(OWNER_ONLY); // else jgit asks a shell
    }
    for (TransportProtocol protocol : Transport.getTransportProtocols()) {
      if (!SCHEMES.containsAll(protocol.getSchemes())) {
        Transport.unregister(protocol);
      }
    }
  }

  private Isolation() {}

  /** Takes effect for the whole process, once. */
  static void install() {
    // the static block above has run when this is called
  }

  private static final class NoConfig extends FileBasedConfig {
    NoConfig(@Nullable Config parent, FS fs) {
      super(parent, null, fs);
    }

    @Override
    public void load() {
      // there is nothing to load
    }

    @Override
    public void save() {
      // nothing is remembered on this machine
    }

    @Override
    public boolean isOutdated() {
      return false;
    }

    /**
     * jgit would measure the clock of the file system, for seconds and by files it makes in the
     * repository, to tell edited working trees: there are none here.
     */
    @Override
    public long getTimeUnit(
        String section, @Nullable String sub, String name, long initial, TimeUnit unit) {
      return section.equals(ConfigConstants.CONFIG_FILESYSTEM_SECTION)
          ? 1
          : super.getTimeUnit(section, sub, name, initial, unit);
    }
  }

  private static final class Alone extends SystemReader {
    private final SystemReader machine;

    Alone(SystemReader machine) {
      this.machine = machine;
    }

    @Override
    public String getHostname() {
      return machine.getHostname();
    }

    @Override
    public @Nullable String getenv(String variable) {
      return variable.startsWith("GIT_") || variable.equals("XDG_CONFIG_HOME")
          ? null
          : machine.getenv(variable);
    }

    @Override
    public String getProperty(String key) {
      return machine.getProperty(key);
    }

    @Override
    public FileBasedConfig openUserConfig(@Nullable Config parent, FS fs) {
      return new NoConfig(parent, fs);
    }

    @Override
    public FileBasedConfig openSystemConfig(@Nullable Config parent, FS fs) {
      return new NoConfig(parent, fs);
    }

    @Override
    public FileBasedConfig openJGitConfig(@Nullable Config parent, FS fs) {
      return new NoConfig(parent, fs);
    }

    @Override
    @SuppressWarnings("deprecation")
    public long getCurrentTime() {
      return machine.getCurrentTime();
    }

    @Override
    @SuppressWarnings("deprecation")
    public int getTimezone(long when) {
      return machine.getTimezone(when);
    }

    @Override
    public MonotonicClock getClock() {
      return machine.getClock();
    }
  }
}
