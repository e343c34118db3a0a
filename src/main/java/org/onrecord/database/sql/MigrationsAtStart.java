package org.onrecord.database.sql;

import io.quarkus.arc.All;
import io.quarkus.arc.InstanceHandle;
import io.quarkus.flyway.FlywayConfigurationCustomizer;
import io.quarkus.flyway.runtime.FlywayBuildTimeConfig;
import io.quarkus.flyway.runtime.FlywayContainer;
import io.quarkus.flyway.runtime.FlywayContainerProducer;
import io.quarkus.flyway.runtime.FlywayRuntimeConfig;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.Configuration;
import org.jboss.logging.Logger;

/**
 * Skips Flyway's validation and migration at start if the schema is current, since they take a
 * large part of the start: Flyway opens three connections, locks its table and parses files. A
 * connection of the pool, which later requests use, compares the applied migrations with the
 * packaged ones instead, checks the {@link DatabaseRequirements}, and runs the SQL that follows a
 * migration. Anything else than a current schema is left to Flyway.
 */
@Alternative
@Priority(1)
@Singleton
class MigrationsAtStart extends FlywayContainerProducer {
  private static final Logger LOG = Logger.getLogger(MigrationsAtStart.class);

  MigrationsAtStart(
      FlywayRuntimeConfig runtime,
      FlywayBuildTimeConfig build,
      @All List<InstanceHandle<FlywayConfigurationCustomizer>> customizers) {
    super(runtime, build, customizers);
  }

  @Override
  public FlywayContainer createFlyway(
      DataSource pool, String name, boolean hasMigrations, boolean createPossible) {
    FlywayContainer asConfigured = super.createFlyway(pool, name, hasMigrations, createPossible);
    boolean onlyMigrates =
        !asConfigured.isCleanAtStart()
            && !asConfigured.isRepairAtStart()
            && !asConfigured.isBaselineAtStart();
    boolean needsSchema = asConfigured.isMigrateAtStart() || asConfigured.isValidateAtStart();
    Flyway flyway = asConfigured.getFlyway();
    if (!onlyMigrates
        || !needsSchema
        || !accepts(pool, flyway.getConfiguration(), asConfigured.isMigrateAtStart())) {
      return asConfigured;
    }
    return new FlywayContainer(
        flyway, false, false, false, false, false, false, name, hasMigrations, createPossible);
  }

  /**
   * Returns true if the schema is current and the database meets the requirements. Errors of the
   * database, also the pool's time limits, are left to Flyway, which waits longer and reports them.
   *
   * @param migrates true to run the SQL that follows a migration
   */
  static boolean accepts(DataSource pool, Configuration flyway, boolean migrates) {
    CurrentSchema schema = new CurrentSchema(flyway);
    try (Connection connection = pool.getConnection()) {
      if (!schema.isIn(connection)) {
        return false;
      }
      DatabaseRequirements.check(connection);
      if (migrates) {
        schema.runCallback(connection);
      }
    } catch (SQLException e) {
      LOG.debug("The schema could not be compared", e);
      return false;
    }
    LOG.info("The database schema is current");
    return true;
  }
}
