package org.onrecord.web.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.onrecord.web.problem.Fault;
import org.onrecord.web.problem.ProblemException;

/**
 * Strict JSON reader for request bodies, parameters and import lines. It rejects unknown and
 * repeated members, null, values of another type and violated constraints, each with its JSON
 * pointer.
 */
@Singleton
public class Json {
  /**
   * Ten times the tokens of the largest valid body. Without a limit, the errors of a million blank
   * names would take gigabytes.
   */
  private static final int MAX_TOKENS = 20_000;

  /** An import line holds an article with up to 1,000 quotes. */
  private static final int MAX_TOKENS_OF_LINE = 500_000;

  /**
   * The heap memory that a request takes at its peak, in bytes for each byte of its body. Measured
   * with bodies of 4 MiB: reading takes up to 6; the rest is for storing and answering.
   */
  public static final int MEMORY_FACTOR = 10;

  private static final int MAX_FAULTS = 100;

  private final ObjectMapper mapper;
  private final ObjectMapper lines;
  private final Validator validator;

  @Inject
  Json(Validator validator) {
    this(strict(MAX_TOKENS), strict(MAX_TOKENS_OF_LINE), validator);
  }

  private Json(ObjectMapper mapper, ObjectMapper lines, Validator validator) {
    this.mapper = mapper;
    this.lines = lines;
    this.validator = validator;
  }

  /** A copy that also reads with the deserializers of a module. */
  public Json with(Module module) {
    return new Json(mapper.copy().registerModule(module), lines, validator);
  }

  /** Parses a request body in UTF-8, with or without a byte order mark. */
  public JsonNode parse(byte[] body) {
    return parse(ByteOrderMark.skip(body), mapper, "body");
  }

  /** Parses an import line in UTF-8. */
  public JsonNode parseLine(byte[] line) {
    return parse(ByteBuffer.wrap(line), lines, "line");
  }

  private static JsonNode parse(ByteBuffer bytes, ObjectMapper reader, String source) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
      JsonNode tree = reader.readTree(text);
      if (tree.isMissingNode()) {
        throw ProblemException.invalid(Fault.at("", "the %s is missing".formatted(source)));
      }
      return tree;
    } catch (CharacterCodingException e) {
      throw ProblemException.invalid(Fault.at("", "the %s is not UTF-8".formatted(source)));
    } catch (JsonProcessingException e) {
      throw ProblemException.invalid(JsonFaults.ofSyntax(e, source));
    } catch (NumberFormatException e) {
      // Jackson reads exponents up to those of BigDecimal, of about two billion.
      throw ProblemException.invalid(
          Fault.at("", "the %s has a number with too large an exponent".formatted(source)));
    }
  }

  /** Converts a tree to a record and validates it. */
  public <T> T read(JsonNode tree, Class<T> type) {
    return read(tree, type, Map.of());
  }

  /** Reads a tree with deserializers that find these attributes in their context. */
  public <T> T read(JsonNode tree, Class<T> type, Map<?, ?> attributes) {
    ObjectReader reader = mapper.reader().withAttributes(attributes);
    if (!needsPruning(tree)) {
      try {
        T value = reader.treeToValue(tree, type);
        if (validator.validate(value).isEmpty()) {
          return value;
        }
      } catch (JsonProcessingException e) {
        // The faults are found below, together with others.
      }
    }
    throw ProblemException.invalid(faults(tree, type, reader));
  }

  /** Finds all faults of a tree: removes each part that cannot be read, and reads the rest. */
  private List<Fault> faults(JsonNode tree, Class<?> type, ObjectReader reader) {
    PrunedTree rest = new PrunedTree(tree);
    boolean remains = rest.tree().isPresent();
    while (remains && rest.faults().size() < MAX_FAULTS) {
      try {
        return rest.with(violations(reader.treeToValue(rest.tree().get(), type)));
      } catch (JsonMappingException e) {
        remains = remove(JsonFaults.ofMapping(e), e, rest);
      } catch (JsonProcessingException e) {
        remains = rest.remove(JsonFaults.ofSyntax(e, "body"));
      }
    }
    return rest.with(List.of());
  }

  private static boolean remove(Fault fault, JsonMappingException e, PrunedTree rest) {
    if (JsonFaults.isRule(e)) {
      return rest.removeContradiction(fault);
    }
    return e instanceof UnrecognizedPropertyException
        ? rest.removeUnknown(fault)
        : rest.remove(fault);
  }

  /** Converts a tree whose values have been validated already, without validation. */
  public <T> T convert(JsonNode tree, Class<T> type) {
    try {
      return mapper.treeToValue(tree, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Cannot convert a checked tree", e);
    }
  }

  /** Converts a value to a tree: the inverse of {@link #read}. */
  public JsonNode write(Object value) {
    return mapper.valueToTree(value);
  }

  /** Serializes a value. */
  public byte[] bytes(Object value) {
    try {
      return mapper.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A record is always serializable", e);
    }
  }

  /** Parses JSON that the database built, without validation. */
  public JsonNode readTrusted(String json) {
    try {
      return lines.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("JSON from the database is malformed", e);
    }
  }

  /** A reader of arrays that the database built, without validation. */
  public ObjectReader listReader(Class<?> type) {
    return mapper.readerForListOf(type);
  }

  private List<Fault> violations(Object value) {
    return validator.validate(value).stream().map(Json::fault).toList();
  }

  private static Fault fault(ConstraintViolation<?> violation) {
    return Fault.at(JsonFaults.pointer(violation.getPropertyPath()), violation.getMessage());
  }

  /** True if a tree has nulls, illegal texts or oversized arrays. */
  private static boolean needsPruning(JsonNode tree) {
    if (tree.isNull()
        || tree.isTextual() && isIllegal(tree.textValue())
        || tree.isArray() && tree.size() > PrunedTree.MAX_ITEMS) {
      return true;
    }
    for (JsonNode child : tree) {
      if (needsPruning(child)) {
        return true;
      }
    }
    for (Map.Entry<String, JsonNode> member : tree.properties()) {
      if (isIllegal(member.getKey())) {
        return true;
      }
    }
    return false;
  }

  private static boolean isIllegal(String text) {
    return IllegalText.violation(text).isPresent();
  }

  private static ObjectMapper strict(int maxTokens) {
    JsonFactory parsers =
        JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxTokenCount(maxTokens).build())
            .build();
    JsonMapper mapper =
        JsonMapper.builder(parsers)
            .addModules(new JavaTimeModule(), new StrictTypes())
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .nodeFactory(new IntegerNodes())
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .defaultPropertyInclusion(
                JsonInclude.Value.construct(
                    JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .build();
    // An absent list is empty: collections are never null.
    mapper.configOverride(List.class).setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY));
    mapper
        .coercionConfigDefaults()
        .setAcceptBlankAsEmpty(false)
        .setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail);
    for (CoercionInputShape shape : CoercionInputShape.values()) {
      mapper.coercionConfigFor(LogicalType.Textual).setCoercion(shape, CoercionAction.Fail);
    }
    return mapper;
  }
}
