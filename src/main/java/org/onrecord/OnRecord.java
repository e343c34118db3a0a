package org.onrecord;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.List;
import org.onrecord.database.embedded.EmbeddedDatasource;
import org.onrecord.reading.command.ExtractCommand;
import org.onrecord.reading.command.VerifyCommand;

/**
 * Main class: starts the service, with the embedded PostgreSQL unless a database is configured; or
 * runs the command named by the first argument ({@code extract}, {@code verify} or {@code health}).
 */
@QuarkusMain
public final class OnRecord {

  private OnRecord() {}

  public static void main(String... args) {
    List<String> arguments = List.of(args);
    switch (arguments.isEmpty() ? "" : arguments.get(0)) {
      case ExtractCommand.NAME ->
          System.exit(ExtractCommand.ofProcess().run(arguments.subList(1, arguments.size())));
      case VerifyCommand.NAME ->
          System.exit(VerifyCommand.ofProcess().run(arguments.subList(1, arguments.size())));
      case HealthCommand.NAME -> System.exit(new HealthCommand(System.getenv(), System.out).run());
      default -> serve(args);
    }
  }

  private static void serve(String... args) {
    EmbeddedDatasource.allow();
    Quarkus.run(null, new StartFailure(), args);
  }
}
