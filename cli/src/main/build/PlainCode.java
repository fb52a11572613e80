import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Writes into the classes of jars what the compiler leaves to bootstrap methods: which case of a
 * pattern switch fits, and when two records are equal. When the program first comes by one of
 * these, Java makes classes and method handles for it, which no archive of classes takes in: a
 * fifth of the time of a short run. Needs Java 24; what it does not know stays as it is.
 */
final class PlainCode {
  private static final ClassFile FILES =
      ClassFile.of(
          ClassFile.ConstantPoolSharingOption.NEW_POOL,
          ClassFile.ClassHierarchyResolverOption.of(
              ClassHierarchyResolver.ofResourceParsing(ClassLoader.getSystemClassLoader())));
  private static final ClassDesc OBJECTS = ClassDesc.of("java.util", "Objects");
  private static final int FLAGS =
      ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC | ClassFile.ACC_SYNTHETIC;

  private final ClassModel type;
  private final List<InvokeDynamicInstruction> calls = new ArrayList<>();

  private PlainCode(ClassModel type) {
    this.type = type;
  }

  /**
   * @param jars to be changed in place; what their classes extend is found on the class path
   */
  public static void main(String... jars) throws IOException {
    for (String jar : jars) {
      rewrite(Path.of(jar));
    }
  }

  private static void rewrite(Path jar) throws IOException {
    Path made = jar.resolveSibling(jar.getFileName() + ".new");
    try (ZipFile in = new ZipFile(jar.toFile());
        ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(made))) {
      in.stream().forEach(entry -> copy(in, entry, out));
    }
    Files.move(made, jar, StandardCopyOption.REPLACE_EXISTING);
  }

  private static void copy(ZipFile in, ZipEntry entry, ZipOutputStream out) {
    try {
      byte[] bytes = in.getInputStream(entry).readAllBytes();
      ZipEntry same = new ZipEntry(entry.getName());
      same.setTime(entry.getTime());
      out.putNextEntry(same);
      out.write(entry.getName().endsWith(".class") ? plain(bytes) : bytes);
      out.closeEntry();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] plain(byte[] bytes) {
    ClassModel type = FILES.parse(bytes);
    PlainCode plain = new PlainCode(type);
    return type.methods().stream().anyMatch(PlainCode::hasSome)
        ? FILES.transformClass(
            type,
            ClassTransform.transformingMethodBodies(PlainCode::hasSome, plain::instruction)
                .andThen(ClassTransform.endHandler(plain::methods)))
        : bytes;
  }

  private static boolean hasSome(MethodModel method) {
    return method.code().stream()
        .flatMap(CodeModel::elementStream)
        .anyMatch(e -> isSwitch(e) || isOfRecord(e));
  }

  private static boolean isSwitch(CodeElement element) {
    return element instanceof InvokeDynamicInstruction call
        && isBy("SwitchBootstraps", "typeSwitch", call)
        && call.bootstrapArgs().stream().allMatch(ClassDesc.class::isInstance);
  }

  private static boolean isOfRecord(CodeElement element) {
    return element instanceof InvokeDynamicInstruction call
        && isBy("ObjectMethods", "bootstrap", call)
        && !call.name().equalsString("toString");
  }

  private static boolean isBy(String owner, String method, InvokeDynamicInstruction call) {
    return call.bootstrapMethod().owner().equals(ClassDesc.of("java.lang.runtime", owner))
        && call.bootstrapMethod().methodName().equals(method);
  }

  private void instruction(CodeBuilder code, CodeElement element) {
    if (element instanceof InvokeDynamicInstruction call
        && (isSwitch(element) || isOfRecord(element))) {
      calls.add(call);
      code.invokestatic(
          type.thisClass().asSymbol(),
          name(calls.size() - 1),
          call.typeSymbol(),
          type.flags().has(AccessFlag.INTERFACE));
    } else {
      code.with(element);
    }
  }

  private static String name(int number) {
    return "argosy$plain$" + number;
  }

  private void methods(ClassBuilder to) {
    for (int i = 0; i < calls.size(); i++) {
      InvokeDynamicInstruction call = calls.get(i);
      to.withMethodBody(name(i), call.typeSymbol(), FLAGS, code -> body(call, code));
    }
  }

  private void body(InvokeDynamicInstruction call, CodeBuilder code) {
    if (isSwitch(call)) {
      fitting(call.bootstrapArgs().stream().map(ClassDesc.class::cast).toList(), code);
    } else if (call.name().equalsString("hashCode")) {
      hash(fields(call), code);
    } else {
      equal(fields(call), code);
    }
  }

  /** The number of the first case that fits, from the one that is asked for; -1 for null. */
  private static void fitting(List<ClassDesc> cases, CodeBuilder code) {
    Label some = code.newLabel();
    code.aload(0).ifnonnull(some).iconst_m1().ireturn().labelBinding(some);
    for (int i = 0; i < cases.size(); i++) {
      Label next = code.newLabel();
      code.iload(1).loadConstant(i).if_icmpgt(next);
      code.aload(0).instanceOf(cases.get(i)).ifeq(next);
      code.loadConstant(i).ireturn().labelBinding(next);
    }
    code.loadConstant(cases.size()).ireturn();
  }

  private record Field(String name, ClassDesc type) {}

  /** Behind the class and the names stand the handles that read the fields. */
  private static List<Field> fields(InvokeDynamicInstruction call) {
    return call.bootstrapArgs().stream()
        .skip(2)
        .map(DirectMethodHandleDesc.class::cast)
        .map(getter -> new Field(getter.methodName(), getter.invocationType().returnType()))
        .toList();
  }

  /** The same number as Java's own. */
  private void hash(List<Field> fields, CodeBuilder code) {
    code.iconst_0();
    for (Field field : fields) {
      code.loadConstant(31).imul();
      load(0, field, code);
      ClassDesc owner = field.type.isPrimitive() ? boxed(field.type) : OBJECTS;
      ClassDesc taken = field.type.isPrimitive() ? field.type : ConstantDescs.CD_Object;
      code.invokestatic(owner, "hashCode", MethodTypeDesc.of(ConstantDescs.CD_int, taken)).iadd();
    }
    code.ireturn();
  }

  private void equal(List<Field> fields, CodeBuilder code) {
    ClassDesc self = type.thisClass().asSymbol();
    Label different = code.newLabel();
    Label other = code.newLabel();
    code.aload(0).aload(1).if_acmpne(other).iconst_1().ireturn().labelBinding(other);
    code.aload(1).instanceOf(self).ifeq(different);
    code.aload(1).checkcast(self).astore(2);
    for (Field field : fields) {
      load(0, field, code);
      load(2, field, code);
      compare(field.type, different, code);
    }
    code.iconst_1().ireturn().labelBinding(different).iconst_0().ireturn();
  }

  private static void compare(ClassDesc type, Label different, CodeBuilder code) {
    if (!type.isPrimitive()) {
      code.invokestatic(
              OBJECTS,
              "equals",
              MethodTypeDesc.of(
                  ConstantDescs.CD_boolean, ConstantDescs.CD_Object, ConstantDescs.CD_Object))
          .ifeq(different);
    } else {
      code.invokestatic(boxed(type), "compare", MethodTypeDesc.of(ConstantDescs.CD_int, type, type))
          .ifne(different);
    }
  }

  private void load(int variable, Field field, CodeBuilder code) {
    code.aload(variable).getfield(type.thisClass().asSymbol(), field.name, field.type);
  }

  private static ClassDesc boxed(ClassDesc primitive) {
    return switch (TypeKind.from(primitive)) {
      case BOOLEAN -> ConstantDescs.CD_Boolean;
      case BYTE -> ConstantDescs.CD_Byte;
      case CHAR -> ConstantDescs.CD_Character;
      case SHORT -> ConstantDescs.CD_Short;
      case INT -> ConstantDescs.CD_Integer;
      case LONG -> ConstantDescs.CD_Long;
      case FLOAT -> ConstantDescs.CD_Float;
      case DOUBLE -> ConstantDescs.CD_Double;
      case REFERENCE, VOID -> throw new IllegalArgumentException(primitive.displayName());
    };
  }
}
