package org.onrecord;

import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/** The tests that run again on a database whose tables are partitioned, in one process. */
@Suite
@SelectPackages("org.onrecord")
@IncludeClassNamePatterns({
  ".*\\.database\\.PartitionedTables",
  ".*\\.database\\.health\\.DatabaseMetricsTest",
  // Partitions make no difference to lost connections.
  ".*\\.exchange\\.imports\\.(?!ImportConnectionLoss)\\w+Test",
  ".*\\.query\\.facet\\.FacetCounterTest",
  ".*\\.records\\.\\w+\\.\\w*WritingTest",
  ".*\\.sample\\.\\w+Test"
})
class PartitionSuite {}
