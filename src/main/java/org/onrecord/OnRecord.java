package org.onrecord;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import org.onrecord.database.CannotStartDatabase;
import org.onrecord.database.EmbeddedDatabase;

/** Starts the service, and its own PostgreSQL where no other is configured. */
@QuarkusMain
public final class OnRecord {

  private OnRecord() {}

  public static void main(String... args) {
    try {
      EmbeddedDatabase.startUnlessConfigured();
    } catch (CannotStartDatabase e) {
      // Not logged: Quarkus prints nothing before its own start, and this sentence is all that
      // helps.
      System.err.println(e.getMessage());
      System.exit(1);
    }
    Quarkus.run(args);
  }
}
