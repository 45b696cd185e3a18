-- What CableRow reads.
cable.id, cable.code, cable.kind, cable.address, cable.agent_id, cable.template, cable.protocol,
cable.connected AND cable.driver_until > clock_timestamp() AS connected, cable.heard_at,
CASE WHEN cable.driver_until > clock_timestamp() THEN cable.fault ELSE 'undriven' END AS fault,
(SELECT coalesce(json_agg(json_build_object('number', e.number, 'desk', e.desk, 'arrow', e.arrow) ORDER BY e.number), '[]')
 FROM cable_end e WHERE e.cable_id = cable.id) AS ends
