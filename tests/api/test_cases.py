"""What the desk reads of cases, and what it does to them."""


async def test_a_case_is_listed_and_told_whole(web, desk):
    await web.stage.say("G1", "张德福", "我们3社停水了,麻烦看一下")

    listed = (await desk.get("/api/v1/cases")).json()
    code = listed["items"][0]["code"]
    whole = (await desk.get(f"/api/v1/cases/{code}")).json()

    assert listed["next"] is None
    assert whole["category"] == "water_supply"
    assert whole["handler"] == "黄秋菊"
    print(whole)
