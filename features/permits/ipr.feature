# language: id
Fitur: Izin Penyelenggaraan Reklame
  Reklame permanen ditinjau empat instansi sekaligus, dan lima bila tanahnya milik pemerintah daerah.

  Skenario: Di tanah pemerintah daerah BKAD ikut ditanya
    Dengan contoh permohonan "ipr"
    Dan Bayu sudah memutuskan "lengkap"
    Ketika Dewi memutuskan "teruskan"
    Maka dcktr, dishub, bapenda, satpolpp dan bkad ditanya

  Skenario: Di tanah sendiri tidak
    Dengan contoh permohonan "ipr" dengan
      | status_lahan | milik |
    Dan Bayu sudah memutuskan "lengkap"
    Ketika Dewi memutuskan "teruskan"
    Maka dcktr, dishub, bapenda dan satpolpp ditanya

  Skenario: Peninjauan lapangan berjalan di samping rekomendasi
    Dengan contoh permohonan "ipr"
    Dan Bayu sudah memutuskan "lengkap"
    Dan Dewi sudah memutuskan "teruskan"
    Ketika Rudi memutuskan "dijadwalkan" di "jadwal_peninjauan" dengan tanggal "2026-03-04"
    Maka jalur "main/lapangan" berada di "peninjauan_lapangan"
    Dan jalur "main/rekomendasi" berada di "rekomendasi"

  Skenario: Lapangan yang tidak sesuai menggagalkan permohonan
    Dengan contoh permohonan "ipr" dengan
      | status_lahan | milik |
    Dan Bayu sudah memutuskan "lengkap"
    Dan Dewi sudah memutuskan "teruskan"
    Dan semua instansi sudah memberi rekomendasi
    Ketika lapangan ditinjau dan tidak sesuai
    Maka permohonan berada di "tanda_tangan_penolakan"

  Skenario: Reklame nonpermanen menempuh jalur pendek
    Dengan contoh permohonan "ipr" dengan
      | sifat        | nonpermanen |
      | status_lahan | milik       |
    Dan Bayu sudah memutuskan "lengkap"
    Ketika Dewi memutuskan "teruskan"
    Maka bapenda dan satpolpp ditanya
    Dan permohonan berada di "rekomendasi_nonpermanen"

  Skenario: Izin permanen berlaku satu tahun
    Dengan contoh permohonan "ipr" dengan
      | status_lahan | milik |
    Dan Bayu sudah memutuskan "lengkap"
    Dan Dewi sudah memutuskan "teruskan"
    Dan Rudi sudah memutuskan "disetujui" dengan nomor_rekomendasi "600/1"
    Dan Joko sudah memutuskan "disetujui" dengan nomor_rekomendasi "551/1"
    Dan Putri sudah memutuskan "disetujui" dengan nomor_rekomendasi "973/1"
    Dan Tono sudah memutuskan "disetujui" dengan nomor_rekomendasi "331/1"
    Dan lapangan sudah ditinjau dan sesuai
    Dan Lestari sudah memutuskan "diparaf"
    Dan Agus sudah memutuskan "diparaf"
    Ketika Maya memutuskan "ditandatangani"
    Maka dokumen bernomor "503/0001-DPMPTSP/IPR/2026"
    Dan izin berlaku sampai "2027-03-01"

  Skenario: Koordinat di luar kota ditolak
    Ketika permohonan "ipr" diajukan dengan
      | bujur | 110.4 |
    Maka itu ditolak dengan kode "invalid-form"
    Dan isian "bujur" disebut

  Skenario: Pemohon yang diam kehilangan permohonannya
    Dengan contoh permohonan "ipr"
    Dan Bayu sudah mengembalikan karena "Foto lokasi buram", menyebut foto_lokasi: "Buram"
    Ketika 15 hari kerja berlalu
    Maka permohonan berakhir "lapsed"
