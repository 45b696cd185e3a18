SELECT content FROM screen_picture WHERE device_id = :device AND ask_id = :id
