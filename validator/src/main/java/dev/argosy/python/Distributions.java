package dev.argosy.python;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Which packages bring which modules, where the two are not called the same. */
public final class Distributions {
  /** By module, the usual package first. */
  private static final Map<String, Set<String>> BY_MODULE =
      Map.ofEntries(
          Map.entry("yaml", Set.of("PyYAML")),
          Map.entry("sklearn", Set.of("scikit-learn")),
          Map.entry("skimage", Set.of("scikit-image")),
          Map.entry("PIL", Set.of("Pillow", "pillow-simd")),
          Map.entry(
              "cv2",
              Set.of(
                  "opencv-python",
                  "opencv-python-headless",
                  "opencv-contrib-python",
                  "opencv-contrib-python-headless")),
          Map.entry("bs4", Set.of("beautifulsoup4")),
          Map.entry("dateutil", Set.of("python-dateutil")),
          Map.entry("dotenv", Set.of("python-dotenv")),
          Map.entry("jwt", Set.of("PyJWT")),
          Map.entry("git", Set.of("GitPython")),
          Map.entry("github", Set.of("PyGithub")),
          Map.entry("psycopg2", Set.of("psycopg2", "psycopg2-binary")),
          Map.entry("MySQLdb", Set.of("mysqlclient")),
          Map.entry("kfp", Set.of("kfp")),
          Map.entry("attr", Set.of("attrs")),
          Map.entry("pkg_resources", Set.of("setuptools")),
          Map.entry("serial", Set.of("pyserial")),
          Map.entry("usb", Set.of("pyusb")),
          Map.entry("zmq", Set.of("pyzmq")),
          Map.entry("Crypto", Set.of("pycryptodome", "pycrypto")),
          Map.entry("nacl", Set.of("PyNaCl")),
          Map.entry("OpenSSL", Set.of("pyOpenSSL")),
          Map.entry("docx", Set.of("python-docx")),
          Map.entry("pptx", Set.of("python-pptx")),
          Map.entry("magic", Set.of("python-magic")),
          Map.entry("slugify", Set.of("python-slugify")),
          Map.entry("multipart", Set.of("python-multipart")),
          Map.entry("faiss", Set.of("faiss-cpu", "faiss-gpu")),
          Map.entry(
              "tensorflow", Set.of("tensorflow", "tensorflow-cpu", "tensorflow-gpu", "tf-nightly")),
          Map.entry("keras", Set.of("keras", "tensorflow", "tensorflow-cpu")),
          Map.entry("tensorboard", Set.of("tensorboard", "tensorflow")),
          Map.entry("pytorch_lightning", Set.of("pytorch-lightning", "lightning")),
          Map.entry("umap", Set.of("umap-learn")),
          Map.entry("hdfs", Set.of("hdfs")),
          Map.entry("airflow", Set.of("apache-airflow")),
          Map.entry("pyspark", Set.of("pyspark")),
          Map.entry("sentence_transformers", Set.of("sentence-transformers")),
          Map.entry("huggingface_hub", Set.of("huggingface-hub", "transformers", "datasets")),
          Map.entry("ruamel", Set.of("ruamel.yaml")),
          Map.entry("IPython", Set.of("ipython")),
          Map.entry("mpl_toolkits", Set.of("matplotlib")),
          Map.entry("pylab", Set.of("matplotlib")),
          Map.entry("fitz", Set.of("PyMuPDF")),
          Map.entry("Levenshtein", Set.of("Levenshtein", "python-Levenshtein")),
          Map.entry("ldap", Set.of("python-ldap")),
          Map.entry("telegram", Set.of("python-telegram-bot")),
          Map.entry("websocket", Set.of("websocket-client")),
          Map.entry("xgboost", Set.of("xgboost", "xgboost-cpu")),
          Map.entry("grpc", Set.of("grpcio")),
          Map.entry("grpc_tools", Set.of("grpcio-tools")));

  /** Modules that many packages put their own into. */
  private static final Set<String> SHARED =
      Set.of("google", "azure", "opentelemetry", "zope", "sphinxcontrib");

  /** Modules that come along with other packages nearly always. */
  private static final Map<String, Set<String>> ALONG =
      Map.of(
          "numpy",
          Set.of(
              "pandas",
              "scipy",
              "scikit-learn",
              "matplotlib",
              "tensorflow",
              "xgboost",
              "lightgbm",
              "opencv-python",
              "opencv-python-headless",
              "transformers",
              "seaborn",
              "pyarrow"),
          "pandas",
          Set.of("seaborn", "datasets", "mlflow", "statsmodels"),
          "scipy",
          Set.of("scikit-learn", "xgboost", "lightgbm", "statsmodels"),
          "matplotlib",
          Set.of("seaborn"),
          "dateutil",
          Set.of("pandas", "matplotlib", "botocore", "boto3"),
          "botocore",
          Set.of("boto3"),
          "urllib3",
          Set.of("requests", "boto3"),
          "torch",
          Set.of("torchvision", "torchaudio", "pytorch-lightning", "lightning"));

  private Distributions() {}

  /** The names that packages which bring a module may have. */
  public static Set<String> of(String module) {
    String top = module.split("\\.", 2)[0];
    if (SHARED.contains(top)) {
      return Set.of(top + "*");
    }
    Set<String> along = new java.util.HashSet<>(BY_MODULE.getOrDefault(top, Set.of(top)));
    along.add(top);
    return along;
  }

  /** What to install for a module. */
  public static String usual(String module) {
    String top = module.split("\\.", 2)[0];
    Set<String> names = BY_MODULE.getOrDefault(top, Set.of());
    return SHARED.contains(top)
        ? module.replace('.', '-')
        : names.size() == 1 ? names.iterator().next() : BY_FIRST.getOrDefault(top, top);
  }

  private static final Map<String, String> BY_FIRST =
      Map.of(
          "cv2", "opencv-python-headless",
          "PIL", "Pillow",
          "psycopg2", "psycopg2-binary",
          "Crypto", "pycryptodome",
          "faiss", "faiss-cpu");

  /** Whether a requirement such as {@code pandas==2.2} brings a module, itself or along with it. */
  public static boolean gives(String requirement, String module) {
    String top = module.split("\\.", 2)[0];
    return of(module).stream().anyMatch(name -> isCalled(requirement, name))
        || ALONG.getOrDefault(top, Set.of()).stream().anyMatch(n -> isCalled(requirement, n));
  }

  /** Whether a requirement is for a package; a star at the end stands for any that starts so. */
  public static boolean isCalled(String requirement, String name) {
    String wanted = normal(requirement.split("[<>=!~;@ \\[]", 2)[0]);
    return name.endsWith("*")
        ? wanted.startsWith(normal(name.substring(0, name.length() - 1)))
        : wanted.equals(normal(name)) || wanted.contains("://");
  }

  private static String normal(String name) {
    return name.strip().toLowerCase(Locale.ROOT).replaceAll("[-_.]+", "-");
  }
}
