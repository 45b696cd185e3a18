SELECT clock_timestamp() AS now, :server_state_columns
