package org.onrecord;

import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/** About half of the tests, which run in a process of their own. */
@Suite
@SelectPackages({"org.onrecord.exchange", "org.onrecord.query", "org.onrecord.records"})
@IncludeClassNamePatterns(".*Test")
class RecordsSuite {}
