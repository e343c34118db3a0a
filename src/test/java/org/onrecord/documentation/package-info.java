/**
 * Runs the commands of the documentation against the packaged service. A page whose example no
 * longer prints what it says fails the long tests.
 */
package org.onrecord.documentation;
