package org.onrecord.web.problem;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.onrecord.fixtures.JsonBody.has;
import static org.onrecord.fixtures.SqlStatements.execute;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.onrecord.contract.framework.ContractValidationFilter;

/** A database that reports a full disk. */
@QuarkusTest
class DiskFullTest {
  @Inject DataSource database;

  @Test
  void a_full_disk_is_called_a_full_disk() throws SQLException {
    execute(
        database::getConnection,
        """
        create schema fault;
        create function fault.disk_full() returns trigger language plpgsql as $$
        begin
          raise disk_full using message = 'could not extend file "base/5/16501": No space left on device';
        end $$;
        create trigger disk_full before insert on actor for each row execute function fault.disk_full();""");
    try {
      // The filter reports every answer from 500 on.
      given()
          .noFiltersOfType(ContractValidationFilter.class)
          .contentType("application/json")
          .body("{\"name\": \"Ada\", \"kind\": \"person\"}")
          .post("/actors")
          .then()
          .statusCode(503)
          .header("Retry-After", "1")
          .body(has("type", equalTo("urn:onrecord:problem:unavailable")))
          .body(
              has(
                  "detail",
                  equalTo(
                      "The disk of the database is full. Nothing was changed; try again when the operator has freed some space.")));
    } finally {
      execute(database::getConnection, "drop schema fault cascade");
    }
  }
}
