/** Work that is due at a time, shared by all replicas of a member over their database. */
package org.tongban.node.job;
