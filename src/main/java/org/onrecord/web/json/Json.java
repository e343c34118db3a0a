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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.onrecord.web.problem.Fault;
import org.onrecord.web.problem.ProblemException;

/**
 * Reads JSON into records as the contract means it: no unknown or repeated members, no {@code
 * null}, no value of another type taken for what it might mean, and every bound kept. What is
 * refused is refused with its place.
 */
@Singleton
public class Json {
  /**
   * Ten times what the largest body within all bounds has; a million blank names would cost
   * gigabytes to refuse.
   */
  private static final int MAX_TOKENS = 20_000;

  /** A line of an import holds an article with up to 1,000 quotes. */
  private static final int MAX_TOKENS_OF_LINE = 500_000;

  private static final int FAULTS_ENOUGH = 100;

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

  /** Reads a whole body, which must be UTF-8. */
  public JsonNode parse(byte[] body) {
    return parse(body, mapper, "body");
  }

  /** Reads one line of many, which must be UTF-8. */
  public JsonNode parseLine(byte[] line) {
    return parse(line, lines, "line");
  }

  private static JsonNode parse(byte[] sent, ObjectMapper reader, String what) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(sent)).toString();
      JsonNode tree = reader.readTree(text);
      if (tree.isMissingNode()) {
        throw ProblemException.invalid(Fault.at("", "the %s is missing".formatted(what)));
      }
      requireLegalText(tree);
      return tree;
    } catch (CharacterCodingException e) {
      throw ProblemException.invalid(Fault.at("", "the %s is not UTF-8".formatted(what)));
    } catch (JsonProcessingException e) {
      throw ProblemException.invalid(JsonFaults.ofSyntax(e, what));
    }
  }

  /** Reads a tree as a record and checks every constraint on it. */
  public <T> T read(JsonNode tree, Class<T> type) {
    return read(tree, type, Map.of());
  }

  /** Reads a tree with deserializers that find these attributes in their context. */
  public <T> T read(JsonNode tree, Class<T> type, Map<?, ?> attributes) {
    List<Fault> nulls = new ArrayList<>();
    JsonWalk.visit(
        tree,
        (pointer, node) -> {
          if (node.isNull() && nulls.size() < FAULTS_ENOUGH) {
            nulls.add(Fault.at(pointer, "must not be null; leave it out instead"));
          }
        });
    if (!nulls.isEmpty()) {
      throw ProblemException.invalid(nulls);
    }
    try {
      return valid(mapper.reader().withAttributes(attributes).treeToValue(tree, type));
    } catch (JsonMappingException e) {
      throw ProblemException.invalid(JsonFaults.ofMapping(e));
    } catch (JsonProcessingException e) {
      throw ProblemException.invalid(JsonFaults.ofSyntax(e, "body"));
    }
  }

  /** The tree that {@link #read} would make the record of. */
  public JsonNode write(Object value) {
    return mapper.valueToTree(value);
  }

  /** The bytes of what {@link #read} would make the value of. */
  public byte[] bytes(Object value) {
    try {
      return mapper.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A record can always be written", e);
    }
  }

  /** Reads what the database has put together, which needs no checking. */
  public JsonNode readTrusted(String json) {
    try {
      return lines.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The database's own JSON cannot be read", e);
    }
  }

  /** Reads arrays of what the database has put together, which needs no checking. */
  public ObjectReader listReader(Class<?> type) {
    return mapper.readerForListOf(type);
  }

  private <T> T valid(T value) {
    List<Fault> faults =
        validator.validate(value).stream()
            .map(Json::fault)
            .sorted(Comparator.comparing(Fault::pointer))
            .toList();
    if (!faults.isEmpty()) {
      throw ProblemException.invalid(faults);
    }
    return value;
  }

  private static Fault fault(ConstraintViolation<?> violation) {
    return Fault.at(JsonFaults.pointer(violation.getPropertyPath()), violation.getMessage());
  }

  private static void requireLegalText(JsonNode tree) {
    List<Fault> faults = new ArrayList<>();
    JsonWalk.visitText(
        tree,
        (pointer, text) ->
            IllegalText.violation(text).ifPresent(f -> faults.add(Fault.at(pointer, f))));
    if (!faults.isEmpty()) {
      throw ProblemException.invalid(faults);
    }
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
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .defaultPropertyInclusion(
                JsonInclude.Value.construct(
                    JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .build();
    // What is not given is empty: collections are never null.
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
