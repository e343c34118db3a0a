package org.onrecord.packaging;

import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.validation.Validator;
import jakarta.ws.rs.HttpMethod;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Executable;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.onrecord.OnRecord;
import org.onrecord.packaging.ValueFlow.Place;
import org.onrecord.query.list.AcceptsParameters;

/**
 * Finds the project's records and enums that are read or written by reflection: the values and
 * class literals that reach a call of Jackson or of the validator, the parameters and results of
 * resource methods and exception mappers, the records of query parameters, and the types of their
 * components. They are found in the bytecode, so that a new type needs no entry in a list.
 */
final class WireTypes {
  private static final List<String> REFLECTIVE =
      List.of(
          "com/fasterxml/jackson/core/",
          "com/fasterxml/jackson/databind/",
          "io/vertx/core/json/",
          Validator.class.getName().replace('.', '/'));

  private final TreeMap<String, Class<?>> found = new TreeMap<>();
  private final Set<Place> visited = new HashSet<>();
  private final Deque<Place> open = new ArrayDeque<>();
  private final String prefix;

  private WireTypes(String prefix) {
    this.prefix = prefix;
  }

  /** The types of the service. */
  static Set<String> all() {
    try {
      Path classes =
          Path.of(OnRecord.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      try (Stream<Path> files = Files.walk(classes)) {
        return in(
            "org.onrecord.", files.filter(file -> file.toString().endsWith(".class")).toList());
      }
    } catch (IOException | URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The types whose names begin with a prefix, as far as these class files use them. */
  static Set<String> in(String prefix, List<Path> classFiles) {
    List<ClassNode> nodes = classFiles.stream().map(WireTypes::read).toList();
    ValueFlow flow = ValueFlow.of(nodes, WireTypes::isReflective);
    WireTypes types = new WireTypes(prefix);
    flow.searched().forEach(types::visit);
    nodes.forEach(types::addMethods);
    types.follow(flow);
    return types.found.keySet();
  }

  private static ClassNode read(Path file) {
    ClassNode node = new ClassNode();
    try (InputStream bytes = Files.newInputStream(file)) {
      new ClassReader(bytes).accept(node, ClassReader.SKIP_DEBUG);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return node;
  }

  private static boolean isReflective(ValueFlow.Method called) {
    return REFLECTIVE.stream().anyMatch(called.owner()::startsWith);
  }

  /** Adds what the framework reads and writes: its calls are not in the project's bytecode. */
  private void addMethods(ClassNode node) {
    addLiterals(node);
    for (java.lang.reflect.Method method : load(node.name).getDeclaredMethods()) {
      ValueFlow.Method place =
          new ValueFlow.Method(
              node.name, method.getName(), org.objectweb.asm.Type.getMethodDescriptor(method));
      if (isResourceMethod(method) || method.isAnnotationPresent(ServerExceptionMapper.class)) {
        visit(new ValueFlow.Result(place));
      }
      if (isResourceMethod(method)) {
        Stream.of(method.getGenericParameterTypes()).forEach(this::add);
      }
      if (method.isAnnotationPresent(AcceptsParameters.class)) {
        Stream.of(method.getAnnotation(AcceptsParameters.class).value()).forEach(this::add);
      }
    }
  }

  /** Adds records whose class literal another class uses: Panache creates records by reflection. */
  private void addLiterals(ClassNode node) {
    for (MethodNode method : node.methods) {
      for (AbstractInsnNode instruction : method.instructions) {
        if (instruction instanceof LdcInsnNode constant
            && constant.cst instanceof org.objectweb.asm.Type type
            && type.getClassName().startsWith(prefix)
            && !type.getInternalName().equals(node.name)
            && load(type.getInternalName()).isRecord()) {
          add((Type) load(type.getInternalName()));
        }
      }
    }
  }

  private static boolean isResourceMethod(AnnotatedElement method) {
    return Stream.of(method.getAnnotations())
        .anyMatch(one -> one.annotationType().isAnnotationPresent(HttpMethod.class));
  }

  /** Follows values to their origins, as far as the declared types do not tell their classes. */
  private void follow(ValueFlow flow) {
    while (!open.isEmpty()) {
      Place place = open.pop();
      List<Type> declared = declaredTypes(place);
      declared.forEach(this::add);
      if (declared.isEmpty() || declared.stream().anyMatch(WireTypes::isOpen)) {
        flow.sources(place).forEach(this::visit);
      }
    }
  }

  private void visit(Place place) {
    if (visited.add(place)) {
      open.push(place);
    }
  }

  /** The declared type of a place; none for objects that an instruction creates. */
  private static List<Type> declaredTypes(Place place) {
    if (place instanceof ValueFlow.Instance instance) {
      return List.of(load(instance.type()));
    }
    if (place instanceof ValueFlow.Field field) {
      return Stream.of(load(field.owner()).getDeclaredFields())
          .filter(one -> one.getName().equals(field.name()))
          .map(java.lang.reflect.Field::getGenericType)
          .toList();
    }
    if (place instanceof ValueFlow.Result result) {
      return executable(result.method()).stream()
          .map(method -> ((java.lang.reflect.Method) method).getGenericReturnType())
          .toList();
    }
    return place instanceof ValueFlow.Parameter parameter ? declaredTypes(parameter) : List.of();
  }

  private static List<Type> declaredTypes(ValueFlow.Parameter parameter) {
    if (parameter.index() == ValueFlow.Parameter.INSTANCE) {
      return List.of(load(parameter.method().owner()));
    }
    return executable(parameter.method())
        .map(Executable::getGenericParameterTypes)
        .filter(types -> parameter.index() < types.length)
        .map(types -> types[parameter.index()])
        .stream()
        .toList();
  }

  /** True if a value of the type may be of a class that the type does not name. */
  private static boolean isOpen(Type type) {
    if (type instanceof ParameterizedType generic) {
      return Stream.of(generic.getActualTypeArguments()).anyMatch(WireTypes::isOpen);
    }
    if (type instanceof WildcardType wildcard) {
      return Stream.of(wildcard.getUpperBounds()).anyMatch(WireTypes::isOpen);
    }
    if (type instanceof GenericArrayType array) {
      return isOpen(array.getGenericComponentType());
    }
    return !(type instanceof Class<?> one)
        || (one.isArray()
            ? isOpen(one.getComponentType())
            : !one.isPrimitive()
                && !one.isSealed()
                && (one == Object.class || Modifier.isAbstract(one.getModifiers())));
  }

  private static Optional<? extends Executable> executable(ValueFlow.Method method) {
    Class<?> owner = load(method.owner());
    return Stream.of(owner.getDeclaredMethods(), owner.getDeclaredConstructors())
        .flatMap(Stream::of)
        .filter(
            one ->
                one instanceof java.lang.reflect.Method declared
                    ? declared.getName().equals(method.name())
                        && org.objectweb.asm.Type.getMethodDescriptor(declared)
                            .equals(method.descriptor())
                    : method.name().equals("<init>")
                        && org.objectweb.asm.Type.getConstructorDescriptor(
                                (java.lang.reflect.Constructor<?>) one)
                            .equals(method.descriptor()))
        .findFirst();
  }

  private static Class<?> load(String internalName) {
    try {
      return Class.forName(internalName.replace('/', '.'), false, WireTypes.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  private void add(Type type) {
    if (type instanceof ParameterizedType generic) {
      add((Class<?>) generic.getRawType(), !isOpen(generic));
      Stream.of(generic.getActualTypeArguments()).forEach(this::add);
    } else if (type instanceof WildcardType wildcard) {
      Stream.of(wildcard.getUpperBounds()).forEach(this::add);
    } else if (type instanceof GenericArrayType array) {
      add(array.getGenericComponentType());
    } else if (type instanceof Class<?> one) {
      add(one, false);
    }
  }

  /**
   * Adds a class and the types of its components.
   *
   * @param parameterized true if the types of its type variables are known
   */
  private void add(Class<?> type, boolean parameterized) {
    if (type.isArray()) {
      add((Type) type.getComponentType());
    } else if (TypeReference.class.isAssignableFrom(type) && type != TypeReference.class) {
      add(type.getGenericSuperclass());
    } else if (isData(type)) {
      boolean added = found.put(type.getName(), type) == null;
      if (type.isRecord()) {
        Stream.of(type.getRecordComponents())
            .filter(component -> added || hasVariable(component.getGenericType()))
            .filter(component -> !parameterized || !hasVariable(component.getGenericType()))
            .forEach(this::addComponent);
      }
      if (type.isSealed() && added) {
        Stream.of(type.getPermittedSubclasses()).forEach(this::add);
      }
    }
  }

  private static boolean hasVariable(Type type) {
    return type instanceof TypeVariable
        || type instanceof ParameterizedType generic
            && Stream.of(generic.getActualTypeArguments()).anyMatch(WireTypes::hasVariable);
  }

  /** Adds the declared type of a component, and its values, which may be of other types. */
  private void addComponent(RecordComponent component) {
    add(component.getGenericType());
    visit(
        new ValueFlow.Field(
            component.getDeclaringRecord().getName().replace('.', '/'), component.getName()));
  }

  /** True for the project's records and enums; other types only contain them. */
  private boolean isData(Class<?> type) {
    return type.getName().startsWith(prefix)
        && (type.isRecord() || type.isEnum() || type.isSealed());
  }
}
