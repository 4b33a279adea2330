/**
 * What a node tells of itself when something is wrong, in one file that may be sent to strangers:
 * no identity, no name, no secret, no place of one.
 */
package org.tongban.node.diagnosis;
