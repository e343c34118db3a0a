/** The memory budget of the process: large requests and responses reserve their memory first. */
package org.onrecord.web.memory;
