/** Why a message or a request is turned away: a closed list of reasons and the one exception. */
package org.tongban.core.refusal;
