package org.onrecord.contract;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onrecord.contract.framework.Contract;
import org.onrecord.contract.framework.Operation;

/** Roles while reading needs a key. */
@Tag("long")
@QuarkusTest
@TestProfile(RestrictedReadingRolesTest.RestrictedReading.class)
class RestrictedReadingRolesTest extends RoleTests {
  RestrictedReadingRolesTest() {
    super(false);
  }

  @ParameterizedTest
  @ValueSource(strings = {".yaml", ".json"})
  void the_served_contract_requires_the_role_reader_of_read_operations(String format)
      throws IOException {
    byte[] document = given().get("/q/openapi" + format).asByteArray();
    Contract served = new Contract(new YAMLMapper().readTree(document));
    Contract published = Contract.published();
    for (int i = 0; i < published.operations().size(); i++) {
      Operation operation = published.operations().get(i);
      assertEquals(
          operation.roles().equals(Set.of("reader"))
              ? List.of(Set.of("key"), Set.of("token"))
              : operation.securityAlternatives(),
          served.operations().get(i).securityAlternatives(),
          operation::toString);
    }
  }

  /** A service with restricted reading, whose pages do not show whole articles. */
  public static class RestrictedReading implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "onrecord.read-access", "authenticated", "onrecord.pages.article-text", "quoted");
    }
  }
}
