"""Each fault is named by sheet, row and column, in words that say what to do."""

from datetime import date, datetime

import pytest


def test_the_small_town_is_without_fault(draft):
    assert draft.faults() == []


WRONG_CELLS = [
    # sheet, row, column, what stands there, what the clerk hears
    ("微网格", 3, "网格", "W99", "“网格”表里没有这个编号"),
    ("微网格", 3, "网格", "石岭网格", "要填编号“W1”"),
    ("微网格", 3, "网格", "w01", "没有这个编号，是不是“W1”？"),
    ("微网格", 3, "网格员", "P4", "“网格员”表里没有这个人员"),
    ("微网格", 4, "代班网格员", "P9", "“网格员”表里没有这个人员"),
    ("微网格", 2, "地名", "湾" * 41, "太长了，有 41 个字，最多 40 个"),
    ("网格", 2, "村社区", None, "没有填，这一列必须填"),
    ("网格", 2, "专属网格", "大概", "只能填 是 或 否"),
    ("网格", 3, "编号", "W1", "第 2 行已经用了"),
    ("网格", 3, "名称", "石岭网格", "第 2 行已经用了"),
    ("网格", 2, "名称", "石" * 41, "太长了"),
    ("村社区", 2, "名称", "海棠花社区", ""),
    ("群", 2, "类型", "村民群", "只能填：居民群、网格员群、科室群、分队群、私聊，是不是“居民群”？"),
    ("群", 2, "状态", "解散", "只能填：已绑定、禁言"),
    ("群", 2, "微网格", None, "居民群要填微网格"),
    ("群", 6, "人员", None, "私聊要填人员"),
    ("群", 8, "科室单位", None, "科室群要填科室单位"),
    ("群", 9, "应急分队", None, "分队群要填应急分队"),
    ("群", 3, "平台群号", "G1", "和第 2 行是同一个群"),
    ("群", 2, "平台", None, "必须填"),
    ("人员", 2, "电话", "1380013800", "共 10 位数字"),
    ("人员", 2, "电话", "138001380001", "共 12 位数字"),
    ("人员", 2, "电话", "问村长", "不像电话号码"),
    ("人员", 2, "姓名", None, "必须填"),
    ("人员", 2, "账号", None, "“平台”却填了"),
    ("人员", 2, "平台", None, "“账号”却填了"),
    ("人员", 3, "账号", "P1", "第 2 行已经用了 simulator 平台上的这个账号"),
    ("人员", 2, "其他账号", "wxid_1", "写成 平台:账号"),
    ("人员", 3, "姓名", "黄秋菊", "分不清是谁"),
    ("人员", 2, "科室单位", "pcz", "是不是“pcs”？"),
    ("人员", 3, "编号", "P 2", "编号里不能有空格"),
    ("网格员", 2, "类别", "全职", "是不是“专职”？"),
    ("网格员", 2, "人员", "P77", "“人员”表里没有这个编号"),
    ("网格员", 3, "人员", "P1", "和第 2 行重复了"),
    ("网格员", 2, "网格", "W9", "“网格”表里没有这个编号"),
    ("网格员", 2, "离岗从", "明天", "看不懂这个日期"),
    ("网格员", 2, "离岗从", "2026-02-30", "看不懂这个日期"),
    ("网格员", 2, "离岗从", "1026-02-03", "看不懂这个日期"),
    ("科室单位", 3, "性质", "值守", "第 2 行已经是了"),
    ("科室单位", 4, "别名", "公安、水厂", "派出所（pcs）的叫法"),
    ("应急分队", 2, "名称", "派出所", "派出所（pcs）的叫法"),
    ("应急分队", 2, "队长", "P8", "“人员”表里没有这个编号"),
    ("谁管什么", 2, "事项类别", "water", "是不是“water_supply”？"),
    ("谁管什么", 2, "联动单位", "pcs、gds", "“科室单位”表里没有这个编号"),
    ("谁管什么", 4, "事项类别", "water_supply", "和第 2 行重复了"),
    ("谁管什么", 2, "先找谁", "派出所", "只能填：网格员、牵头单位"),
    ("谁管什么", 3, "村社区", "C9", "“村社区”表里没有这个编号"),
]


@pytest.mark.parametrize(("sheet", "row", "column", "value", "said"), WRONG_CELLS)
def test_a_wrong_cell_is_named_and_explained(draft, sheet, row, column, value, said):
    draft.set(sheet, row, column, value)
    named = [fault for fault in draft.faults() if (fault.sheet, fault.column) == (sheet, column)]
    assert named, draft.faults()
    assert said in str(named[0])
    assert named[0].row in {row, row + 1}  # where two rows quarrel, the later one is named


def test_the_words_of_a_fault(draft):
    fault = draft.set("微网格", 3, "网格", "W99").fault()
    assert str(fault) == "“微网格”第 3 行“网格”写的是 W99，“网格”表里没有这个编号"


def test_all_faults_are_found_together_in_the_order_of_the_workbook(draft):
    draft.set("谁管什么", 2, "先找谁", "谁").set("人员", 3, "电话", "1").set("人员", 2, "电话", "2").set(
        "村社区", 2, "名称", None
    )
    assert [(fault.sheet, fault.row) for fault in draft.faults()] == [
        ("村社区", 2),
        ("人员", 2),
        ("人员", 3),
        ("谁管什么", 2),
    ]


def test_a_warden_who_ends_her_leave_before_it_begins(draft):
    draft.set("网格员", 2, "离岗从", "2026-12-02").set("网格员", 2, "离岗到", date(2026, 11, 30))
    assert "比“离岗从”还早" in str(draft.fault())


def test_a_leave_that_ends_and_never_began(draft):
    assert str(draft.set("网格员", 2, "离岗到", "2026-12-01").fault()) == "“网格员”第 2 行“离岗从”没有填，“离岗到”却填了"


def test_a_warden_of_another_grid_may_serve_a_micro_grid(draft):
    assert draft.set("微网格", 4, "网格员", "P1").faults() == []


def test_an_account_is_one_persons_whichever_column_it_stands_in(draft):
    fault = draft.set("人员", 2, "其他账号", "qq:12、simulator:P3").fault()
    assert (fault.sheet, fault.row, fault.value) == ("人员", 4, "P3")


def test_nobody_on_duty(draft):
    assert "一个也没有" in str(draft.set("科室单位", 2, "性质", "科室").fault())


def test_a_category_may_be_written_by_its_name(draft):
    assert draft.set("谁管什么", 2, "事项类别", "供水用水").faults() == []


# Sheets and columns


def test_a_missing_sheet_is_one_fault_and_not_one_for_each_row_that_refers_to_it(draft):
    del draft.book["网格"]
    assert str(draft.fault()) == "“网格”表：没有这张表；不能少，里面可以一行也没有"


def test_a_misspelt_sheet_is_told_the_right_name(draft):
    draft.book["微网格"].title = "微网各"
    strange = next(fault for fault in draft.faults() if fault.sheet == "微网各")
    assert "是不是“微网格”？" in strange.reason


def test_two_sheets_of_one_name(draft):
    draft.book.copy_worksheet(draft.book["网格"]).title = "网格 "
    assert any("两张同名的表" in fault.reason for fault in draft.faults())


def test_an_empty_strange_sheet_is_nobodys_business(draft):
    draft.book.create_sheet("Sheet1")
    assert draft.faults() == []


def test_a_misspelt_column_is_told_the_right_name(draft):
    draft.set("网格", 1, "名称", "名秤")
    said = {fault.column: fault.reason for fault in draft.faults()}
    assert said == {"名称": "这一列不见了；不能少，里面可以空着", "名秤": "不是这张表的列，是不是“名称”？"}


def test_a_column_twice(draft):
    draft.book["网格"].cell(1, 5).value = "名称"
    assert "这一列有两个" in str(draft.fault())


def test_something_beside_the_table(draft):
    draft.book["网格"].cell(2, 7).value = "记得问老王"
    fault = draft.fault()
    assert (fault.sheet, fault.row) == ("网格", 2)
    assert "记得问老王" in fault.reason


def test_columns_may_stand_in_any_order_and_empty_rows_between_rows(draft):
    sheet = draft.book["网格"]
    sheet.move_range("A1:A3", cols=6)
    sheet.insert_rows(3, amount=4)
    assert draft.faults() == []


def test_merged_cells(draft):
    draft.book["微网格"].merge_cells("C2:C3")
    fault = next(fault for fault in draft.faults() if "合并" in fault.reason)
    assert (fault.sheet, fault.row) == ("微网格", 2)
    assert "C2:C3" in fault.reason


# What Excel makes of things


@pytest.mark.parametrize(
    ("sheet", "row", "column", "value"),
    [
        ("人员", 2, "电话", 13800138000),
        ("人员", 2, "电话", "１３８００１３８０００"),
        ("人员", 2, "电话", "+86 138 0013 8000"),
        ("人员", 2, "电话", "023－6666 1234"),
        ("人员", 2, "电话", 662233),
        ("人员", 2, "姓名", "  黄秋菊\u200b\n"),
        ("微网格", 2, "网格", " W1 "),
        ("微网格", 2, "网格", "Ｗ１"),
        ("网格", 2, "专属网格", True),
        ("网格", 2, "专属网格", 0),
        ("微网格", 2, "地名", "上湾院子，堰塘；大田\n小田 大坝"),
        ("网格员", 2, "离岗从", datetime(2026, 11, 20, 8, 30)),  # noqa: DTZ001  a cell knows no zone
        ("网格员", 2, "离岗从", 20261120),
        ("网格员", 2, "离岗从", 46350),
        ("网格员", 2, "离岗从", "2026年11月20日"),
        ("网格员", 2, "离岗从", "2026.11.20 8：30"),
    ],
)
def test_what_is_meant_is_understood(draft, sheet, row, column, value):
    assert draft.set(sheet, row, column, value).faults() == []


def test_numbers_typed_as_numbers_are_codes_all_the_same(draft):
    draft.set("网格", 3, "编号", 2).set("微网格", 4, "网格", "2").set("网格员", 4, "网格", 2.0)
    assert draft.faults() == []


def test_a_number_shown_with_zeros_is_read_as_shown(draft):
    cell = draft.book["网格"].cell(3, 1)
    cell.value, cell.number_format = 2, "000"
    draft.set("微网格", 4, "网格", "002").set("网格员", 4, "网格", "002")
    assert draft.faults() == []


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (date(2026, 3, 5), "当成了日期"),
        (123456789012345678, "前 15 位"),
        ("#REF!", "公式出错"),
        ("=A1&B1", "还没有算出结果"),
    ],
)
def test_what_excel_spoilt_is_not_taken_for_text(draft, value, said):
    fault = draft.set("群", 2, "名称", value).fault()
    assert (fault.sheet, fault.row, fault.column) == ("群", 2, "名称")
    assert said in fault.reason
