package org.onrecord.database.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class DataFolderTest {
  @Test
  void a_full_disk_is_called_a_full_disk() {
    assertEquals(
        "The disk of the data folder /data is full: free some space, or choose another folder with ONRECORD_DATA_DIR.",
        DataFolder.unusable(Path.of("/data"), new IOException("No space left on device"))
            .getMessage());
  }
}
